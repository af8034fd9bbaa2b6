# SPDX-License-Identifier: AGPL-3.0-or-later
"""Further ways to reach a person, besides her phone."""

from uuid import UUID

from lgnet.people.errors import NoSuchRecord
from lgnet.people.models import ContactPoint, Person
from lgnet.people.queries.linked import record_ids


def contact_points_of(person: Person) -> list[ContactPoint]:
    """Under whatever name they were written; the preferred one first."""
    return list(ContactPoint.objects.filter(person__in=record_ids(person)))


def get_contact_point(person: Person, point_id: UUID) -> ContactPoint:
    """One of hers. Raises NoSuchRecord."""
    point = ContactPoint.objects.filter(person__in=record_ids(person), pk=point_id).first()
    if point is None:
        raise NoSuchRecord()
    return point
