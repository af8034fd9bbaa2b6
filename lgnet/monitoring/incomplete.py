# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is counted, and misses something that the figures tell people apart by: to be asked before closing."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from lgnet.kernel.actor import Actor
from lgnet.monitoring import facts
from lgnet.monitoring.breakdown import UNKNOWN
from lgnet.monitoring.choices import AgeBracket, Source
from lgnet.monitoring.members import code_of
from lgnet.monitoring.periods import Period
from lgnet.monitoring.policies import may_see_members, may_see_names
from lgnet.network.models import Programme
from lgnet.people.models import Person
from lgnet.trust import audit

COUNTED = (Source.TAKEN_IN_CHARGE, Source.DIRECTED, Source.HOUSED)


@dataclass(frozen=True)
class Incomplete:
    """One person, named or under her code."""

    code: str
    name: str
    person_id: UUID
    age: bool
    """Whether it is missing: no birth date, or one too uncertain to tell the bracket."""
    gender: bool
    citizenship: bool


def incomplete_visible_to(by: Actor, *, programme: Programme, period: Period) -> QuerySet[Person]:
    """Of the people counted in the period, those who stand in a group "not known". Raises Denied."""
    may_see_members(by)
    counted = Q()
    for source in COUNTED:
        members = facts.grouped(facts.members(source, programme, period), programme)
        unknown = Q(age=UNKNOWN) | Q(gender=UNKNOWN) | Q(citizenship=UNKNOWN)
        counted |= Q(pk__in=members.filter(unknown).values("person_id"))
    kept = FilteredRelation("first_services", condition=Q(first_services__programme=programme))
    people = Person.objects.filter(counted).annotate(kept=kept).annotate(bracket=F("kept__age"))
    return people.order_by("pk")


def incomplete_shown_to(by: Actor, people: QuerySet[Person]) -> list[Incomplete]:
    """A page of them, written down as shown."""
    people = list(people)
    audit.shown("monitoring.incomplete_listed", by=by, people=[person.pk for person in people])
    with_names = may_see_names.allows(by)
    return [
        Incomplete(
            code=code_of(person.pk, city_id=by.city_id),
            name=person.full_name if with_names else "",
            person_id=person.pk,
            age=person.bracket in (None, AgeBracket.UNKNOWN),
            gender=not person.sex,
            citizenship=not person.citizenships,
        )
        for person in people
    ]
