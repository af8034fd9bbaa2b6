# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail: a write is recorded in its own transaction, a reading before the page is sent."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models

from lgnet.kernel.actor import Actor
from lgnet.trust.models import AuditEvent

_origin: ContextVar[str] = ContextVar("audit_origin", default="")
_readings: ContextVar[list | None] = ContextVar("audit_readings", default=None)


@dataclass
class Reading:
    """People shown to somebody, not yet recorded."""

    action: str
    by: Actor
    person_ids: list[UUID] = field(default_factory=list)
    target: models.Model | None = None


def record(
    action: str,
    *,
    by: Actor,
    target: models.Model | None = None,
    people: Iterable[UUID] = (),
    **facts: object,
) -> AuditEvent:
    """Write one row in the present transaction. `facts` are codes, dates and counts, never personal text."""
    return AuditEvent.objects.create(
        action=action,
        by_id=by.user_id,
        person_ids=list(people),
        target=target._meta.label_lower if target else "",
        target_id=target.pk if target else None,
        facts=facts,
        origin=by.name if by.system else _origin.get(),
    )


def shown(action: str, *, by: Actor, people: Iterable[UUID] = (), target: models.Model | None = None) -> None:
    """Say that these people were shown. The door writes it down before the page leaves: no record, no page."""
    reading = Reading(action, by, list(people), target)
    pending = _readings.get()
    if pending is None:
        write_down([reading])
    else:
        pending.append(reading)


def write_down(readings: Iterable[Reading]) -> None:
    for reading in readings:
        record(reading.action, by=reading.by, people=reading.person_ids, target=reading.target)


@contextmanager
def collecting(*, origin: str = "") -> Iterator[list[Reading]]:
    """Gather what is shown while a page is made; `origin` says where it was asked from."""
    readings: list[Reading] = []
    tokens = _readings.set(readings), _origin.set(origin[:60])
    try:
        yield readings
    finally:
        _readings.reset(tokens[0])
        _origin.reset(tokens[1])
