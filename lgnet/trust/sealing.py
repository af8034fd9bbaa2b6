# SPDX-License-Identifier: AGPL-3.0-or-later
"""The hash chain over the audit: each city's events are sealed in order, so that a change, a cut or an insertion shows.

Sealing follows recording by at most a minute. Whoever may rewrite the whole chain, or cut its end, cannot rewrite a
head (its last position and digest) that was printed and kept elsewhere: `lgnet.trust.verifying` compares them.
"""

import hashlib
import json
from datetime import UTC, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from lgnet.kernel.ids import earliest_id, made_at
from lgnet.trust.models import AuditEvent, AuditSeal

BATCH = 1_000
LATE = timedelta(hours=1)
"""No transaction lives so long (a page's ends after seconds): what is sealed later than this was not made then."""


def canonical(event: AuditEvent) -> bytes:
    """The event as bytes that are the same wherever they are computed."""
    parts = [
        str(event.city_id),
        str(event.id),
        event.at.astimezone(UTC).isoformat(),
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
    return hashlib.sha256(previous + position.to_bytes(8, "big", signed=True) + canonical(event)).digest()


def unsealed_events() -> QuerySet[AuditEvent]:
    """In the order in which they were made (identifiers begin with the time)."""
    return AuditEvent.objects.filter(~Exists(AuditSeal.objects.filter(event_id=OuterRef("id")))).order_by(
        "id"
    )


@transaction.atomic
def seal_events(city_id: UUID, *, however_old: bool = False) -> int:
    """Add what is not yet sealed to the end of the chain; returns how many, at most BATCH. Call within `in_city`.

    Looks back no further than LATE before the last link, which keeps it quick on a long chain, unless `however_old`.
    """
    with connection.cursor() as cursor:  # one sealer a city: the chain has one end
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 7))", (str(city_id),))
    last = AuditSeal.objects.order_by("-position").first()
    waiting = unsealed_events()
    if last and not however_old:
        waiting = waiting.filter(id__gte=earliest_id(made_at(last.event_id) - LATE))
    return _add_links(last, waiting[:BATCH])


def _add_links(last: AuditSeal | None, events: QuerySet[AuditEvent]) -> int:
    position, digest = (last.position, bytes(last.digest)) if last else (0, b"")
    seals = []
    for event in events:
        position += 1
        digest = chained(digest, position, event)
        seals.append(AuditSeal(position=position, event_id=event.id, digest=digest))
    AuditSeal.objects.bulk_create(seals)
    return len(seals)
