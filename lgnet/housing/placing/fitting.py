# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a place fits a household, and why not: each check looks at one thing and says what it found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lgnet.housing.choices import ForWhom, PropertyKind
from lgnet.housing.placing.shapes import Household, Place, Spot
from lgnet.people.choices import Sex

YES, NO, ASK = "yes", "no", "ask"
"""It fits; it does not; a person has to make sure of it first: nothing is suggested before."""
GOOD = frozenset({YES, ""})
UNASKED = frozenset(PropertyKind) - {PropertyKind.PROTECTED_SHELTER}
OF_SEX = {ForWhom.WOMEN: Sex.FEMALE, ForWhom.MEN: Sex.MALE}


@dataclass(frozen=True)
class Reason:
    """A code with its facts; `words.py` tells it."""

    answer: str
    code: str
    facts: dict = field(default_factory=dict, compare=False, hash=False)


@dataclass(frozen=True)
class Verdict:
    place: Place
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> list[Reason]:
        return [one for one in self.reasons if one.answer == YES]

    @property
    def why_not(self) -> list[Reason]:
        return [one for one in self.reasons if one.answer == NO]

    @property
    def to_ask(self) -> list[Reason]:
        return [one for one in self.reasons if one.answer == ASK]

    @property
    def fits(self) -> bool:
        return not self.why_not


def room(household: Household, place: Place) -> str:
    return YES if len(place.spots) >= household.size else NO


def kind(household: Household, place: Place) -> str:
    wanted = household.kinds or UNASKED
    return YES if place.kind in wanted else NO


def for_whom(household: Household, place: Place) -> str:
    """Women's and men's units by the adults; in a men's unit no minor; a family is more than one."""
    if place.for_whom == ForWhom.ANYBODY:
        return YES
    if place.for_whom == ForWhom.FAMILIES:
        return YES if household.size > 1 else NO
    sex = OF_SEX[place.for_whom]
    if household.sexes - {sex, Sex.UNKNOWN} or sex == Sex.MALE and household.minors:
        return NO
    return ASK if Sex.UNKNOWN in household.sexes else YES


def needs(household: Household, place: Place) -> str:
    if not household.needs:
        return ""
    return YES if any(household.needs <= spot.traits for spot in place.spots) else NO


def safe_house(household: Household, place: Place) -> str:
    return NO if place.house in household.not_houses else ""


def safe_district(household: Household, place: Place) -> str:
    if not household.not_districts:
        return ""
    if not place.district:
        return ASK
    return NO if any(one in place.district for one in household.not_districts) else YES


def apart(household: Household, place: Place) -> str:
    return NO if place.house in household.apart else ""


def unseen(household: Household, place: Place) -> str:
    return ASK if household.unseen else ""


def near(household: Household, place: Place) -> str:
    """Never a reason against: how far is too far is for the household to say."""
    return YES if household.near else ""


def shared(household: Household, place: Place) -> str:
    return YES


Check = Callable[[Household, Place], str]
DECIDING: Sequence[Check] = (kind, for_whom, room, needs, safe_house, safe_district, apart, unseen)
TOLD: Sequence[Check] = (room, kind, for_whom, needs, safe_house, safe_district, apart, unseen, near, shared)


def _facts(household: Household, place: Place) -> dict:
    return {
        "free": len(place.spots), "size": household.size, "kind": place.kind, "for_whom": place.for_whom,
        "needs": sorted(household.needs), "district": place.district, "district_known": place.district_known,
        "unseen": household.unseen, "near": household.near, "is_near": household.near in place.district,
        "others": place.others,
    }  # fmt: skip


def _found(household: Household, place: Place) -> Iterator[Reason]:
    facts = _facts(household, place)
    for check in TOLD:
        answer = check(household, place)
        if answer:
            yield Reason(answer, check.__name__, facts)


def verdict(household: Household, place: Place, *, team_room: int | None = None) -> Verdict:
    """`team_room`: how many more households the house's team can follow, where it is limited."""
    reasons = list(_found(household, place))
    if team_room is not None:
        reasons.append(Reason(YES if team_room > 0 else NO, "team", {"left": max(team_room, 0)}))
    return Verdict(place, tuple(reasons))


def may_be_suggested(household: Household, place: Place) -> bool:
    """It fits and there is nothing to be made sure of first. The same checks, without telling."""
    return all(check(household, place) in GOOD for check in DECIDING)


def beds_for(household: Household, spots: Sequence[Spot]) -> tuple[Spot, ...] | None:
    """One bed that offers what is needed, and the plainest of the others; None when there are not enough."""
    plainest = sorted(spots, key=lambda spot: (len(spot.traits), str(spot.id)))
    first = next((spot for spot in plainest if household.needs <= spot.traits), None)
    if first is None or len(plainest) < household.size:
        return None
    return (first, *[spot for spot in plainest if spot is not first][: household.size - 1])
