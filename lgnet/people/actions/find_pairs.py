# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever is new, or was corrected, is compared with everybody else. Done by a job, some at a time: stopped half way it
goes on from there, and nobody is compared twice for nothing."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.models import LikelyPair, Person
from lgnet.people.queries.pairs import Likely, likely_pairs_of

AT_ONCE = 100
MOST = 5
"""Of one person: who has a very frequent name is alike to hundreds, and nobody looks through them."""


@transaction.atomic
def find_pairs(*, by: Actor, at_once: int = AT_ONCE) -> int:
    """Compare some people. Called inside `in_city(..., teams=EVERY_TEAM)`. Returns how many; none when all are.

    They are held meanwhile, so that a correction is compared, if not now, then the next time.
    """
    waiting = Person.objects.select_for_update(skip_locked=True, no_key=True).filter(compared_at=None)
    people = list(waiting.filter(city_id=by.city_id).order_by("pk")[:at_once])
    if people:
        _put(people, likely_pairs_of(by, people))
        Person.objects.filter(pk__in=[one.pk for one in people]).update(compared_at=clock.now())
    return len(people)


def _put(people: list[Person], found: list[Likely]) -> None:
    """A pair that is no longer alike goes; one that is stays as it was, put off or not."""
    ids = {one.pk for one in people}
    old = LikelyPair.objects.filter(Q(first__in=ids) | Q(second__in=ids))
    still = {(one.first, one.second) for one in found}
    gone = [pk for pk, *pair in old.values_list("pk", "first_id", "second_id") if tuple(pair) not in still]
    LikelyPair.objects.filter(pk__in=gone).delete()
    LikelyPair.objects.bulk_create(
        [
            LikelyPair(first_id=one.first, second_id=one.second, reasons=one.reasons, weight=one.weight)
            for one in _surest(found, ids)
        ],
        update_conflicts=True,
        unique_fields=["city_id", "first", "second"],
        update_fields=["reasons", "weight"],
    )


def _surest(found: list[Likely], ids: set[UUID]) -> list[Likely]:
    counted: dict[UUID, int] = {}
    chosen = []
    for one in sorted(found, key=lambda one: (-one.weight, one.first, one.second)):
        whose = {one.first, one.second} & ids
        if all(counted.get(pk, 0) < MOST for pk in whose):
            chosen.append(one)
            for pk in whose:
                counted[pk] = counted.get(pk, 0) + 1
    return chosen
