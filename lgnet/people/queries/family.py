# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is what to a person, and who lives with her. The database hides what names somebody the reader may not see."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.choices import TieKind
from lgnet.people.errors import NoSuchRecord
from lgnet.people.models import HouseholdMember, Person, Tie
from lgnet.people.policies import may_keep_ties, may_read_people
from lgnet.people.queries.linked import record_ids
from lgnet.people.slots import Panel
from lgnet.trust import audit


class Relative(NamedTuple):
    """A tie as one of its two people sees it."""

    tie: Tie
    kind: TieKind
    """What the relative is to her."""
    person: Person | None
    name: str
    contact: str
    ended: bool


def relatives_of(person: Person) -> list[Relative]:
    """Those of now first, each relative once as whatever she is. One query."""
    hers = record_ids(person)
    found = (seen_by(hers, tie) for tie in ties_of(hers).select_related("person", "other"))
    once = {(one.person.one_id if one.person else one.tie.pk, one.kind, one.ended): one for one in found}
    return sorted(once.values(), key=lambda one: one.ended)


def ties_of(hers: Collection[UUID]) -> QuerySet[Tie]:
    """With anybody but herself: two who were sisters and turned out to be one person are nobody's sister."""
    return Tie.objects.filter(Q(person__in=hers) | Q(other__in=hers)).exclude(person__in=hers, other__in=hers)


def seen_by(hers: Collection[UUID], tie: Tie) -> Relative:
    """As the person of these records sees it."""
    ended = tie.until is not None and tie.until <= clock.today()
    kind = TieKind(tie.kind)
    if tie.other_id in hers:
        return Relative(tie, kind.seen_from_the_other, tie.person, tie.person.full_name, "", ended)
    name = tie.other.full_name if tie.other else tie.other_name
    return Relative(tie, kind, tie.other, name, tie.other_contact, ended)


class Housemate(NamedTuple):
    person: Person
    since: date | None


def household_of(person: Person) -> tuple[HouseholdMember | None, list[Housemate]]:
    """Her present membership, and who is in it with her, as far as the reader may see. Two queries at most."""
    hers = record_ids(person)
    mine = list(HouseholdMember.objects.filter(person__in=hers, until=None))
    if not mine:
        return None, []
    households = [one.household_id for one in mine]
    others = HouseholdMember.objects.filter(household__in=households, until=None).exclude(person__in=hers)
    mates = {one.person.one_id: Housemate(one.person, one.since) for one in others.select_related("person")}
    return mine[0], list(mates.values())


def panel(by: Actor, person: Person) -> dict:
    """Of her page; whoever is named on it is recorded."""
    relatives = relatives_of(person)
    mine, housemates = household_of(person)
    named = {one.person.pk for one in [*relatives, *housemates] if one.person}
    if named:
        audit.shown("people.relatives_shown", by=by, people=named, target=person)
    return {
        "person": person,
        "relatives": [one for one in relatives if not one.ended],
        "former": [one for one in relatives if one.ended],
        "membership": mine,
        "housemates": housemates,
        "may_keep": may_keep_ties.allows(by),
    }


FAMILY = Panel(_("Family and household"), "people/family_panel.html", may_read_people, panel, order=35)


def get_tie(person: Person, tie_id: UUID) -> Tie:
    """One of hers, from either side. Raises NoSuchRecord."""
    tie = ties_of(record_ids(person)).select_related("person", "other").filter(pk=tie_id).first()
    if tie is None:
        raise NoSuchRecord()
    return tie
