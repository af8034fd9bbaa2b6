# SPDX-License-Identifier: AGPL-3.0-or-later
"""The hash chain over the audit: each city's events are sealed in order, so that a change, a cut or an insertion shows.

Sealing follows recording by at most a minute. The newest digest (the head) can be printed and kept elsewhere: whoever
rewrites a whole chain cannot rewrite what was printed.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from lgnet.kernel import clock
from lgnet.trust.models import AuditEvent, AuditSeal

BATCH = 5_000
SETTLED = timedelta(minutes=2)
"""No transaction lives longer (idle and statement limits), so an older event without a seal is an anomaly."""


@dataclass(frozen=True)
class Verdict:
    """What verifying a chain found."""

    sealed: int
    unsealed: int
    faults: tuple[str, ...]
    head: str


def canonical(event: AuditEvent) -> bytes:
    """The event as bytes that are the same wherever they are computed."""
    parts = [
        str(event.city_id),
        str(event.id),
        event.at.isoformat(),
        str(event.by_id),
        event.action,
        [str(person) for person in event.person_ids],
        event.target,
        str(event.target_id),
        event.facts,
        event.origin,
    ]
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def chained(previous: bytes, position: int, event: AuditEvent) -> bytes:
    return hashlib.sha256(previous + position.to_bytes(8, "big") + canonical(event)).digest()


def unsealed_events():
    sealed = AuditSeal.objects.filter(event_id=OuterRef("id"))
    return AuditEvent.objects.filter(~Exists(sealed)).order_by("at", "id")


@transaction.atomic
def seal_events(city_id: UUID) -> int:
    """Add what is not yet sealed to the end of the chain; returns how many. Call within `in_city`."""
    with connection.cursor() as cursor:  # one sealer a city: the chain has one end
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 7))", (str(city_id),))
    last = AuditSeal.objects.order_by("-position").first()
    position, digest = (last.position, bytes(last.digest)) if last else (0, b"")
    seals = []
    for event in unsealed_events()[:BATCH]:
        position += 1
        digest = chained(digest, position, event)
        seals.append(AuditSeal(position=position, event_id=event.id, digest=digest))
    AuditSeal.objects.bulk_create(seals)
    return len(seals)


@transaction.atomic
def verify_chain() -> Verdict:
    """Recompute the chain of the city in context, from its first link."""
    faults: list[str] = []
    digest, position = b"", 0
    for seal in AuditSeal.objects.order_by("position").iterator():
        position += 1
        event = AuditEvent.objects.filter(id=seal.event_id).first()
        if seal.position != position:
            faults.append(f"link {position} is missing")
            position = seal.position
        if event is None:
            faults.append(f"the event of link {seal.position} is gone")
        elif chained(digest, seal.position, event) != bytes(seal.digest):
            faults.append(f"link {seal.position} does not match its event")
        digest = bytes(seal.digest)
    late = unsealed_events().filter(at__lt=clock.now() - SETTLED).count()
    if late:
        faults.append(f"{late} events older than {SETTLED} are not sealed")
    return Verdict(position, unsealed_events().count(), tuple(faults), digest.hex())
