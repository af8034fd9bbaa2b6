# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who opened a person's record, when and why, from the audit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lgnet.accounts.models import User
from lgnet.kernel.clock import ROME
from lgnet.people.access_words import said_of
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids
from lgnet.people.queries.urgent import accesses_to
from lgnet.trust.models import AuditEvent


@dataclass(frozen=True)
class Access:
    """One line of the list: what somebody did, once or several times in a row on one day."""

    at: datetime
    """The last time."""
    who: str
    what: str
    wrote: bool
    why: str = ""
    times: int = 1
    first_at: datetime | None = None
    """The first time, where it was done several times."""


def accesses_of(person: Person) -> QuerySet[AuditEvent]:
    """Newest first; of all records that are this person."""
    events = AuditEvent.objects.filter(city_id=person.city_id, person_ids__overlap=record_ids(person))
    return events.order_by("-at", "-id")


def told(events: Iterable[AuditEvent], person: Person) -> list[Access]:
    """In words, newest first, with the name of who did it and the reason where one was asked for. Two queries."""
    events = list(events)
    names = dict(User.objects.filter(pk__in={one.by_id for one in events}).values_list("pk", "name"))
    reasons = _reasons(events, person)
    return _in_a_row([_told(event, names, reasons) for event in events])


def _told(event: AuditEvent, names: dict[UUID, str], reasons: dict[UUID, str]) -> Access:
    what, wrote = said_of(event.action)
    return Access(event.at, names.get(event.by_id, ""), what, wrote, reasons.get(event.target_id, ""))


def _in_a_row(lines: list[Access]) -> list[Access]:
    """Whoever opened a record ten times while at work on it is one line that says so."""
    found: list[Access] = []
    for line in lines:
        if found and _alike(found[-1], line):
            found[-1] = replace(found[-1], times=found[-1].times + 1, first_at=line.at)
        else:
            found.append(line)
    return found


def _alike(one: Access, other: Access) -> bool:
    same_day = one.at.astimezone(ROME).date() == other.at.astimezone(ROME).date()
    return same_day and (one.who, one.what, one.wrote, one.why) == (
        other.who, other.what, other.wrote, other.why,
    )  # fmt: skip


def _reasons(events: list[AuditEvent], person: Person) -> dict[UUID, str]:
    """Of urgent accesses, which are opened for a reason."""
    urgent = [one.target_id for one in events if one.target == "people.urgentaccess"]
    if not urgent:
        return {}
    accesses = accesses_to(person).filter(pk__in=urgent)
    return {one.pk: f"{one.get_reason_display()}: {one.words}" for one in accesses}
