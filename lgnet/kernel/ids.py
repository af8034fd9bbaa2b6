# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identifiers: UUIDs of version 7 (RFC 9562), made here because PostgreSQL 15 has no function for them."""

import secrets
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

RANDOM_BITS = 80
EPOCH, LAST_MILLISECOND = datetime(1970, 1, 1, tzinfo=UTC), 253_402_300_799_999  # of the year 9999


def new_id() -> UUID:
    """A random identifier that begins with the time, in milliseconds, so that indexes grow at one end."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << RANDOM_BITS | secrets.randbits(RANDOM_BITS)
    value = value & ~(0xF000 << 64) | 0x7000 << 64
    value = value & ~(0xC000 << 48) | 0x8000 << 48
    return UUID(int=value)


def made_at(identifier: UUID) -> datetime:
    """When `new_id()` made it, to the millisecond, in UTC. Any UUID has an answer, if a meaningless one."""
    return EPOCH + timedelta(milliseconds=min(identifier.int >> RANDOM_BITS, LAST_MILLISECOND))


def earliest_id(at: datetime) -> UUID:
    """The smallest identifier that could be made at a moment: what is not smaller was made then or later."""
    return UUID(int=int((at - EPOCH).total_seconds() * 1000) << RANDOM_BITS)
