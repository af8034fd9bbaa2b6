# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reasons for and against a place, in words: each with what was looked at, so that it can be contradicted."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.housing.choices import ForWhom, PropertyKind, Trait
from lgnet.housing.placing.fitting import ASK, NO, Reason


def words(reason: Reason) -> str:
    return OF[reason.code](reason.answer, reason.facts)


def _room(answer: str, facts: dict) -> str:
    free = ngettext("%(free)d free bed", "%(free)d free beds", facts["free"]) % facts
    people = ngettext("%(size)d person", "%(size)d people", facts["size"]) % facts
    together = _("%(free)s on all these nights for %(people)s, in one unit")
    return (_("too few: %s") if answer == NO else "%s") % (together % {"free": free, "people": people})


def _kind(answer: str, facts: dict) -> str:
    kind = PropertyKind(facts["kind"]).label.lower()
    return (_("%s: not a kind of house that is asked for") if answer == NO else "%s") % kind


def _for_whom(answer: str, facts: dict) -> str:
    told = {"for_whom": ForWhom(facts["for_whom"]).label.lower()}
    if answer == ASK:
        return _("%(for_whom)s: the sex of somebody in the household is not known") % told
    return (
        _("%(for_whom)s: does not fit this household") if answer == NO else _("unit for: %(for_whom)s")
    ) % told


def _needs(answer: str, facts: dict) -> str:
    needs = ", ".join(Trait(one).label.lower() for one in facts["needs"])
    return (
        _("no free bed offers what is needed: %s") if answer == NO else _("offers what is needed: %s")
    ) % needs


def _safe_house(answer: str, facts: dict) -> str:
    return _("the household must not live in this house")


def _safe_district(answer: str, facts: dict) -> str:
    if answer == NO:
        return _("the household must not live in this district")
    if answer != ASK:
        return _("not in a district where they must not live")
    if facts["district_known"]:
        return _(
            "the district of the house is not written: make sure that it is none where they must not live"
        )
    return _(
        "the address is confidential: ask the team that runs the house whether it is in a district they must avoid"
    )


def _apart(answer: str, facts: dict) -> str:
    return _("somebody lives in this house with whom the household must not live")


def _unseen(answer: str, facts: dict) -> str:
    return _("somebody of the household is protected and not shown to you: ask the team that follows them")


def _near(answer: str, facts: dict) -> str:
    if facts["is_near"]:
        return _("in the district that is asked for: %(near)s") % facts
    if facts["district"]:
        return _("in another place than %(near)s: %(district)s; look how long the way is") % facts
    return _("asked for near %(near)s: look how long the way is") % facts


def _shared(answer: str, facts: dict) -> str:
    if not facts["others"]:
        return _("nobody else lives in this unit")
    people = ngettext("%(others)d person", "%(others)d people", facts["others"]) % facts
    return _("shared with %s who live there already") % people


def _team(answer: str, facts: dict) -> str:
    if answer == NO:
        return _("the team that runs the house follows as many households as it can")
    left = facts["left"]
    return (
        ngettext("its team can follow %d more household", "its team can follow %d more households", left)
        % left
    )


OF: dict[str, Callable[[str, dict], str]] = {
    "room": _room, "kind": _kind, "for_whom": _for_whom, "needs": _needs, "safe_house": _safe_house,
    "safe_district": _safe_district, "apart": _apart, "unseen": _unseen, "near": _near, "shared": _shared,
    "team": _team,
}  # fmt: skip
