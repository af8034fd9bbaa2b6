# SPDX-License-Identifier: AGPL-3.0-or-later
"""Privacy notices given to a person."""

from django.db.models import QuerySet

from lgnet.people.models import NoticeGiven, Person
from lgnet.people.queries.linked import record_ids


def notices_of(person: Person) -> QuerySet[NoticeGiven]:
    """Under whatever name, the latest first."""
    return NoticeGiven.objects.filter(person__in=record_ids(person))
