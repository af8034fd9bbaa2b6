# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys by which a person is found by name."""

from lgnet.kernel.names import search_keys
from lgnet.people.models import NameKey, Person


def write_name_keys(person: Person) -> None:
    """For a new person: one statement."""
    keys = sorted(search_keys(person.names))
    NameKey.objects.bulk_create([NameKey(city_id=person.city_id, person=person, key=key) for key in keys])


def renew_name_keys(person: Person) -> None:
    NameKey.objects.filter(city_id=person.city_id, person=person).delete()
    write_name_keys(person)
