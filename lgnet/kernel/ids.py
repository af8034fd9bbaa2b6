# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identifiers: UUIDs of version 7 (RFC 9562), made here because PostgreSQL 15 has no function for them."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """A random identifier that begins with the time, in milliseconds, so that indexes grow at one end."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF000 << 64) | 0x7000 << 64
    value = value & ~(0xC000 << 48) | 0x8000 << 48
    return UUID(int=value)
