# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail: a write is recorded in its own transaction, a reading before the page is sent."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from django.db import models

from lgnet.kernel.actor import Actor
from lgnet.trust.models import AuditEvent

_origin: ContextVar[str] = ContextVar("audit_origin", default="")
_pending: ContextVar[list | None] = ContextVar("audit_pending", default=None)


@dataclass
class Reading:
    """People shown to somebody, not yet recorded."""

    action: str
    by: Actor
    person_ids: list[UUID] = field(default_factory=list)
    target: models.Model | None = None
    survives = False

    def write(self) -> None:
        record(self.action, by=self.by, people=self.person_ids, target=self.target)


class Note(Protocol):
    """Something to be written before the page leaves. What `survives` is written also when the page is refused."""

    survives: bool

    def write(self) -> None: ...


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


def record_each(action: str, *, by: Actor, of: Iterable[tuple[models.Model, list[UUID], dict]]) -> None:
    """One row for each target with its people and facts, in one statement: for actions that write many at once."""
    origin = by.name if by.system else _origin.get()
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                action=action, by_id=by.user_id, person_ids=people, target=target._meta.label_lower,
                target_id=target.pk, facts=facts, origin=origin,
            )
            for target, people, facts in of
        ],
        batch_size=2_000,
    )  # fmt: skip


def shown(action: str, *, by: Actor, people: Iterable[UUID] = (), target: models.Model | None = None) -> None:
    """Say that these people were shown. The door writes it down before the page leaves: no record, no page."""
    before_leaving(Reading(action, by, list(people), target))


def before_leaving(note: Note) -> None:
    """Have it written before the page is sent; at once where no page is being made."""
    pending = _pending.get()
    if pending is None:
        note.write()
    else:
        pending.append(note)


def write_down(notes: Iterable[Note]) -> None:
    for note in notes:
        note.write()


@contextmanager
def collecting(*, origin: str = "") -> Iterator[list[Note]]:
    """Gather what is shown while a page is made; `origin` says where it was asked from."""
    pending: list[Note] = []
    tokens = _pending.set(pending), _origin.set(origin[:60])
    try:
        yield pending
    finally:
        _pending.reset(tokens[0])
        _origin.reset(tokens[1])
