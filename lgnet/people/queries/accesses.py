# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who opened a person's record, when and why, from the audit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lgnet.accounts.models import User
from lgnet.people.access_words import said_of
from lgnet.people.models import Person, UrgentAccess
from lgnet.people.queries.linked import record_ids
from lgnet.trust.models import AuditEvent


@dataclass(frozen=True)
class Access:
    """One line of the list."""

    at: datetime
    who: str
    what: str
    wrote: bool
    why: str = ""


def accesses_of(person: Person) -> QuerySet[AuditEvent]:
    """Newest first; of all records that are this person."""
    events = AuditEvent.objects.filter(city_id=person.city_id, person_ids__overlap=record_ids(person))
    return events.order_by("-at", "-id")


def told(events: Iterable[AuditEvent], person: Person) -> list[Access]:
    """In words, with the name of who did it and the reason where one was asked for. Two queries."""
    events = list(events)
    names = dict(User.objects.filter(pk__in={one.by_id for one in events}).values_list("pk", "name"))
    reasons = _reasons(events, person)
    return [_told(event, names, reasons) for event in events]


def _told(event: AuditEvent, names: dict[UUID, str], reasons: dict[UUID, str]) -> Access:
    what, wrote = said_of(event.action)
    return Access(event.at, names.get(event.by_id, ""), what, wrote, reasons.get(event.target_id, ""))


def _reasons(events: list[AuditEvent], person: Person) -> dict[UUID, str]:
    """Of urgent accesses, which are opened for a reason."""
    urgent = [one.target_id for one in events if one.target == "people.urgentaccess"]
    if not urgent:
        return {}
    accesses = UrgentAccess.objects.filter(pk__in=urgent, person__in=record_ids(person))
    return {one.pk: f"{one.get_reason_display()}: {one.words}" for one in accesses}
