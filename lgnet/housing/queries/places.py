# SPDX-License-Identifier: AGPL-3.0-or-later
"""All units with what of them is free, and a household as the comparison needs it. The number of queries does not grow
with units or households."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from lgnet.housing.choices import Held
from lgnet.housing.hours import tonight
from lgnet.housing.models import Address, Apart, HousingRequest, Stay, TeamLimit, Unit, WhereNot
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.housing.placing.fitting import Verdict, verdict
from lgnet.housing.placing.shapes import Household, Place, Spot, same
from lgnet.housing.queries import free_beds, taking
from lgnet.housing.request_choices import MINORS
from lgnet.housing.whereabouts import opened
from lgnet.kernel import clock
from lgnet.people.models import Person
from lgnet.trust import tenancy

Nights = tuple[date, date | None]


def nights_of(request: HousingRequest) -> Nights:
    """From tonight at the earliest."""
    return max(request.wanted_from, tonight()), request.wanted_until


def verdicts(request: HousingRequest) -> list[Verdict]:
    """Every unit of an open house: those that fit first, of them those where nothing is left to be made sure of."""
    nights = nights_of(request)
    household, left = households([request])[0], team_room()
    found = [verdict(household, one, team_room=left.get(one.team)) for one in places(nights)]
    return sorted(found, key=lambda one: (not one.fits, len(one.to_ask), len(one.why_not), -_comfort(one)))


def _comfort(one: Verdict) -> int:
    return sum(reason.code == "near" and reason.facts["is_near"] for reason in one.why)


def places(nights: Nights) -> list[Place]:
    """Four queries."""
    spots: dict[UUID, list[Spot]] = {}
    for bed in free_beds(*nights):
        spots.setdefault(bed.unit_id, []).append(Spot(bed.pk, frozenset(bed.traits)))
    living = Counter(taking(*nights).filter(kind=Held.STAY).values_list("bed__unit_id", flat=True))
    open_ones = Q(property__closed_on=None) | Q(property__closed_on__gt=nights[0])
    units = list(Unit.objects.filter(open_ones).select_related("property"))
    districts = _districts()
    return [
        Place(
            id=unit.pk, house=unit.property_id, spots=tuple(spots.get(unit.pk, ())), kind=unit.property.kind,
            for_whom=unit.for_whom, district=districts.get(unit.property_id, ""), team=unit.property.team_id,
            district_known=not unit.property.is_confidential, others=living[unit.pk],
        )
        for unit in units
    ]  # fmt: skip


def _districts() -> dict[UUID, str]:
    """Never of a confidential house, whoever asks: a reason would tell where it is."""
    known = Address.objects.filter(property__is_confidential=False).defer("property")
    return {address.property_id: same(opened(address).place) for address in known}


def households(
    requests: Iterable[HousingRequest], points: dict[UUID, float] | None = None
) -> list[Household]:
    """As the reader sees them; whoever she may not see is counted (`unseen`). Requests with their members fetched."""
    requests = list(requests)
    excluded: dict[UUID, list[WhereNot]] = {}
    for one in WhereNot.objects.filter(request__in=[request.pk for request in requests]):
        excluded.setdefault(one.request_id, []).append(one)
    close = houses_apart(requests)
    return [
        _household(
            one, excluded.get(one.pk, []), close.get(one.pk, frozenset()), (points or {}).get(one.pk, 0)
        )
        for one in requests
    ]


def _household(
    request: HousingRequest, excluded: list[WhereNot], close: frozenset, points: float
) -> Household:
    members = list(request.members.all())
    grown = [one for one in members if one.band not in MINORS] or members  # minors alone: by their own sex
    return Household(
        id=request.pk, size=request.size, sexes=frozenset(one.sex for one in grown),
        minors=sum(one.band in MINORS for one in members), needs=frozenset(request.needs),
        kinds=frozenset(request.kinds), near=same(request.near), apart=close, points=points,
        not_houses=frozenset(one.house_id for one in excluded if one.house_id),
        not_districts=frozenset(same(one.district) for one in excluded if one.district),
        unseen=request.size - len(members),
    )  # fmt: skip


def houses_apart(requests: Iterable[HousingRequest]) -> dict[UUID, frozenset[UUID]]:
    """By request, the houses where somebody lives, or is to, with whom its people must not. Also of protected people:
    that a house is not for them is said, never who is there."""
    whose = {one.pk: _people_of(one) for one in requests}
    with tenancy.asking_every_team():
        foes = foes_of(set().union(*whose.values()) if whose else set())
        everybody = set().union(*foes.values()) if foes else set()
        homes: dict[UUID, set[UUID]] = {}
        stays = Stay.objects.filter(person__in=everybody, state__in=TAKES_A_BED)
        for person, house in stays.values_list("person_id", "bed__unit__property_id"):
            homes.setdefault(person, set()).add(house)
    return {
        request: frozenset(
            house for one in people for foe in foes.get(one, ()) for house in homes.get(foe, ())
        )
        for request, people in whose.items()
    }


def _people_of(request: HousingRequest) -> set[UUID]:
    return {request.person_id, *(one.who_id for one in request.members.all() if one.who_id)}


def foes_of(people: set[UUID]) -> dict[UUID, set[UUID]]:
    """By person, all records of those with whom she must not live today, said of whichever of her records."""
    today = clock.today()
    one_of = dict(Person.objects.exclude(leading=None).values_list("pk", "leading_id"))
    now = Apart.objects.filter(Q(until=None) | Q(until__gt=today), since__lte=today)
    apart: dict[UUID, set[UUID]] = {}
    for one, other in now.values_list("person_id", "other_id"):
        one, other = one_of.get(one, one), one_of.get(other, other)
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    records: dict[UUID, set[UUID]] = {}
    for record, leading in one_of.items():
        records.setdefault(leading, set()).add(record)
    found: dict[UUID, set[UUID]] = {}
    for person in people:
        foes = apart.get(one_of.get(person, person), set())
        found[person] = foes.union(*(records.get(foe, set()) for foe in foes))
    return found


def team_room() -> dict[UUID, int]:
    """How many more households each team with a limit can follow: those placed in its houses, or to be, count."""
    limits = dict(TeamLimit.objects.values_list("team_id", "most"))
    if not limits:
        return {}
    with tenancy.asking_every_team():
        followed = Counter(
            team
            for team, _party in Stay.objects.filter(
                state__in=TAKES_A_BED, bed__unit__property__team__in=limits
            ).values_list("bed__unit__property__team_id", "party").distinct()
        )  # fmt: skip
    return {team: most - followed[team] for team, most in limits.items()}
