# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys by which a person is found by name."""

from collections.abc import Iterable

from django.db import connection

from lgnet.kernel.ids import new_id
from lgnet.kernel.names import search_keys
from lgnet.people.models import NameKey, Person

WRITE = """
insert into people_namekey (id, city_id, person_id, key)
select * from unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[])
"""
"""Some thirty keys for each person: as parameters of their own they would cost more than the writing."""


def write_name_keys(person: Person) -> None:
    """For a new person: one statement."""
    write_name_keys_of([person])


def write_name_keys_of(people: Iterable[Person]) -> None:
    """For new people: one statement."""
    keys = [(new_id(), one.city_id, one.pk, key) for one in people for key in sorted(search_keys(one.names))]
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [list(column) for column in zip(*keys, strict=True)])


def renew_name_keys(person: Person) -> None:
    NameKey.objects.filter(city_id=person.city_id, person=person).delete()
    write_name_keys(person)
