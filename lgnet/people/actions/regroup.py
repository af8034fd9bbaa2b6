# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which records are one person follows from the decisions that stand, and from nothing else: in whatever order they
were taken, the same decisions make the same groups, and without any each record stands alone again."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from lgnet.people.choices import Verdict
from lgnet.people.models import PairDecision, Person
from lgnet.people.queries.linked import leading_of, standing_decisions


def one_at_a_time(city_id: UUID) -> None:
    """Until the transaction ends nobody else decides on pairs of this city."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 14))", [str(city_id)])


def held(*people: Person) -> list[Person]:
    """All records of these people as they are now, held until the transaction ends."""
    ids = {one.pk for one in people}
    while True:
        records = list(Person.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
        leading = {one.leading_id for one in records if one.leading_id}
        found = (
            set(Person.objects.filter(leading_id__in=leading).values_list("pk", flat=True))
            if leading
            else set()
        )
        if found <= ids:
            return records
        ids |= found


def regroup(records: Iterable[Person]) -> set[UUID]:
    """Put the leading record right on each of these, which are all of some people. Returns whose has changed."""
    records = {one.pk: one for one in records}
    decisions = standing_decisions(records, Verdict.SAME).values_list("first_id", "second_id")
    leading = leading_of(decisions)
    changed = {pk for pk, one in records.items() if one.leading_id != leading.get(pk)}
    for leader in {leading.get(pk) for pk in changed}:
        of_leader = [pk for pk in changed if leading.get(pk) == leader]
        Person.objects.filter(pk__in=of_leader).update(leading_id=leader)
    return changed


def ended(decision: PairDecision, *, at, by, why: str) -> PairDecision:
    decision.ended_at, decision.ended_by, decision.ended_why = at, by.user_id, why
    decision.save(update_fields=["ended_at", "ended_by", "ended_why"])
    return decision
