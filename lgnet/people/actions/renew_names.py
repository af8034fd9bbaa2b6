# SPDX-License-Identifier: AGPL-3.0-or-later
"""After a new version that finds names in another way: everybody's keys as that version makes them."""

from collections import defaultdict
from uuid import UUID

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Denied
from lgnet.kernel.names import search_keys
from lgnet.people.actions.name_keys import renew_name_keys
from lgnet.people.models import NameKey, Person
from lgnet.trust import audit

AT_ONCE = 500


def renew_names(*, by: Actor) -> int:
    """How many people of the doer's city had other keys. May be stopped and called again. Raises Denied: no user's."""
    if not by.system:
        raise Denied()
    renewed, after = 0, None
    while people := _next(after):
        renewed += _renew(people)
        after = people[-1]
    if renewed:
        with transaction.atomic():
            audit.record("people.names_renewed", by=by, renewed=renewed)
    return renewed


def _next(after: UUID | None) -> list[UUID]:
    with transaction.atomic():
        people = Person.objects.filter(pk__gt=after) if after else Person.objects.all()
        return list(people.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _renew(ids: list[UUID]) -> int:
    people = Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    written = defaultdict(set)
    for person_id, key in NameKey.objects.filter(person__in=ids).values_list("person_id", "key"):
        written[person_id].add(key)
    others = [person for person in people if written[person.pk] != set(search_keys(person.names))]
    for person in others:
        renew_name_keys(person)
    return len(others)
