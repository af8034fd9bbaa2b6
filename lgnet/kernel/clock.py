# SPDX-License-Identifier: AGPL-3.0-or-later
"""What time it is. Everybody asks here, so that a test or the demonstration can tell a story in the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")
_told: ContextVar[datetime | None] = ContextVar("told_time", default=None)


def now() -> datetime:
    """The present moment, in UTC."""
    return _told.get() or datetime.now(UTC)


def today() -> date:
    """The present day in Italy."""
    return now().astimezone(ROME).date()


@contextmanager
def telling(at: datetime) -> Iterator[None]:
    """While the block runs it is `at`: for invented histories, never for real records."""
    token = _told.set(at)
    try:
        yield
    finally:
        _told.reset(token)
