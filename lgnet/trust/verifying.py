# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recomputes a city's audit chain from its first link, and compares it with heads that were kept elsewhere.

Found: an event edited, deleted, inserted between others, swapped or moved to another city; one added out of its time; a
link changed or missing; and against a kept head also a cut end and a chain rewritten as a whole.
Not to be found by any chain: what was removed before it was sealed (within a minute), and a false event that somebody
adds at its end in its own time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction

from lgnet.kernel.ids import EPOCH, earliest_id, made_at
from lgnet.trust.models import AuditEvent, AuditSeal
from lgnet.trust.sealing import BATCH, LATE, chained, unsealed_events

SETTLED = timedelta(minutes=5)
"""The sealer comes every minute: an older event without a seal is a fault."""


@dataclass(frozen=True)
class Head:
    """The end of a chain: how many links, and the digest of the last."""

    position: int
    digest: str


@dataclass(frozen=True)
class Verdict:
    """What verifying found."""

    head: Head
    unsealed: int
    faults: tuple[str, ...]


@transaction.atomic
def verify_chain(*, kept: Iterable[Head] = ()) -> Verdict:
    """Verify the chain of the city in context: two questions to the database for each BATCH links."""
    kept_digests = {head.position: head.digest for head in kept}
    faults: list[str] = []
    position, digest, newest = 0, b"", EPOCH
    for seal, event in _links():
        position += 1
        if seal.position != position:
            faults.append(f"{seal.position - position} links are missing before link {seal.position}")
            position = seal.position
        if event is None:
            faults.append(f"the event of link {position} is gone")
        else:
            if chained(digest, position, event) != bytes(seal.digest):
                faults.append(f"link {position} does not match its event")
            faults += _out_of_time(event, position, newest)
            newest = max(newest, made_at(event.id))
        digest = bytes(seal.digest)
        if kept_digests.pop(position, digest.hex()) != digest.hex():
            faults.append(f"link {position} is not the one that was kept")
    faults += [f"the chain ends at link {position}; link {cut} was kept" for cut in sorted(kept_digests)]
    unsealed, late = _unsealed()
    if late:
        faults.append(f"{late} events older than {SETTLED.seconds // 60} minutes are not sealed")
    return Verdict(Head(position, digest.hex()), unsealed, tuple(faults))


def _links() -> Iterator[tuple[AuditSeal, AuditEvent | None]]:
    """Each link with its event, in order, some at a time."""
    seals = list(AuditSeal.objects.order_by("position")[:BATCH])
    while seals:
        events = AuditEvent.objects.in_bulk([seal.event_id for seal in seals])
        yield from ((seal, events.get(seal.event_id)) for seal in seals)
        seals = list(AuditSeal.objects.filter(position__gt=seals[-1].position).order_by("position")[:BATCH])


def _out_of_time(event: AuditEvent, position: int, newest: datetime) -> list[str]:
    """The demonstration tells stories in the past; elsewhere an event happens when it is made."""
    faults = []
    if newest - made_at(event.id) > LATE:
        faults.append(f"link {position} was added out of its time")
    if not settings.DEMO and abs(event.at - made_at(event.id)) > LATE:
        faults.append(f"link {position} tells another time than that of its making")
    return faults


def _unsealed() -> tuple[int, int]:
    """How many events wait for their seal, and how many of them for too long."""
    waiting = unsealed_events()
    return waiting.count(), waiting.filter(id__lt=earliest_id(datetime.now(UTC) - SETTLED)).count()
