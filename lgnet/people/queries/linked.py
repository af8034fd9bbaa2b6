# SPDX-License-Identifier: AGPL-3.0-or-later
"""The records that are one person. What reads a person reads them all; of somebody not linked it costs no query."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from lgnet.people.choices import Verdict
from lgnet.people.models import PairDecision, Person


def records_of(person: Person) -> QuerySet[Person]:
    """All records of this person, the first written first."""
    same = {"leading_id": person.leading_id} if person.leading_id else {"pk": person.pk}
    return Person.objects.filter(city_id=person.city_id, **same).order_by("pk")


def record_ids(person: Person) -> list[UUID]:
    """The same, as ids."""
    return list(records_of(person).values_list("pk", flat=True)) if person.leading_id else [person.pk]


def one_person(to_person: str = "person") -> Combinable:
    """For counting people once: equal on all rows that name records of one person, by way of the column `to_person`."""
    return Coalesce(f"{to_person}__leading_id", f"{to_person}_id")


def of_other_records(to_person: str = "person") -> Q:
    """Within a subquery, of what names a person by `person`: what belongs to another record of the outer row's person
    (`to_person`). Found by an index, and nothing where nobody is linked."""
    return Q(person__leading=OuterRef(f"{to_person}__leading")) & ~Q(person=OuterRef(to_person))


def also_recorded(people: Iterable[Person]) -> dict[UUID, list[Person]]:
    """By person, the other records of the same one; one query, none when nobody is linked."""
    people = list(people)
    leading = {one.leading_id for one in people if one.leading_id}
    records = list(Person.objects.filter(leading_id__in=leading).order_by("pk")) if leading else []
    return {
        one.pk: [other for other in records if other.leading_id == one.leading_id and other.pk != one.pk]
        for one in people
    }


def once_each(matches: Iterable) -> list:
    """Each person once, as she answers best; her other records stand on `person.also`."""
    matches = list({match.person.one_id: match for match in reversed(list(matches))}.values())[::-1]
    also = also_recorded(match.person for match in matches)
    for match in matches:
        match.person.also = also[match.person.pk]
    return matches


def all_records(matches: Iterable) -> list[UUID]:
    """Whoever is shown by them, to be recorded."""
    return [record.pk for match in matches for record in (match.person, *match.person.also)]


def standing_decisions(ids: Iterable[UUID], verdict: Verdict | None = None) -> QuerySet[PairDecision]:
    """What is said now of pairs in which any of these records is."""
    ids = list(ids)
    standing = PairDecision.objects.filter(Q(first__in=ids) | Q(second__in=ids), ended_at=None)
    return standing.filter(verdict=verdict) if verdict else standing


def told_apart(ones: Iterable[UUID]) -> set[frozenset[UUID]]:
    """Whom somebody has told apart from these people, by the record under which each counts."""
    ones = list(ones)
    hers = Q(first__in=ones) | Q(second__in=ones) | Q(first__leading__in=ones) | Q(second__leading__in=ones)
    decisions = PairDecision.objects.filter(hers, verdict=Verdict.APART, ended_at=None)
    return {
        frozenset((one.first.one_id, one.second.one_id))
        for one in decisions.select_related("first", "second")
    }


def in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """A pair is told in one order only: the record written first comes first."""
    return (one, other) if one < other else (other, one)


def decision_on(one: UUID, other: UUID) -> PairDecision | None:
    """What is said now of exactly this pair."""
    first, second = in_order(one, other)
    return PairDecision.objects.filter(first=first, second=second, ended_at=None).first()


def leading_of(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """By record the first written of those that it is linked with, through however many. Of these pairs alone, whatever
    their order."""
    nearest: dict[UUID, UUID] = {}

    def lead(pk: UUID) -> UUID:
        while nearest.setdefault(pk, pk) != pk:
            pk = nearest[pk]
        return pk

    for first, second in pairs:
        one, other = sorted((lead(first), lead(second)))
        nearest[other] = one
    return {pk: lead(pk) for pk in nearest}


def leading_at(moment: datetime) -> dict[UUID, UUID]:
    """The same of the city in context as it was at a moment."""
    stood = Q(decided_at__lte=moment) & (Q(ended_at=None) | Q(ended_at__gt=moment))
    decisions = PairDecision.objects.filter(stood, verdict=Verdict.SAME)
    return leading_of(decisions.values_list("first_id", "second_id"))


def leading_now(people: Iterable[UUID]) -> dict[UUID, UUID]:
    """By record the one that leads it, for those that are linked."""
    linked = Person.objects.filter(pk__in=list(people), leading__isnull=False)
    return dict(linked.values_list("pk", "leading_id"))
