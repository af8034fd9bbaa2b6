# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a colleague has time for somebody: between the hours at which offices receive, Monday to Saturday."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.outreach.choices import AppointmentState
from lgnet.outreach.models import Appointment

OPENS, CLOSES = time(8), time(19)
STEP = timedelta(minutes=15)
AHEAD = timedelta(days=14)
SUNDAY = 6
TAKES_TIME = (AppointmentState.BOOKED, AppointmentState.CAME)
"""As the database's `operator_once_at_a_time` says."""

Taken = tuple[datetime, datetime]


def free_times(
    operator_id: UUID, *, after: datetime, minutes: int, many: int = 3, but: UUID | None = None
) -> list[datetime]:
    """The next `many` beginnings, at quarters of an hour; `but`: an appointment that is to be moved takes no time.

    One query; an empty list when two weeks are full."""
    after = max(after, clock.now())
    taken = _taken(operator_id, after, after + AHEAD, but)
    lasting = timedelta(minutes=minutes)
    found = (start for start in _starts(after, lasting) if not _meets(taken, start, start + lasting))
    return [start for start, _ in zip(found, range(many), strict=False)]


def _taken(operator_id: UUID, first: datetime, last: datetime, but: UUID | None) -> list[Taken]:
    rows = Appointment.objects.filter(
        operator_id=operator_id, state__in=TAKES_TIME, ends_at__gt=first, starts_at__lt=last
    )
    return list(rows.exclude(pk=but).values_list("starts_at", "ends_at"))


def _starts(after: datetime, lasting: timedelta) -> Iterator[datetime]:
    first = after.astimezone(ROME).date()
    for ahead in range(AHEAD.days):
        day = first + timedelta(days=ahead)
        if day.weekday() != SUNDAY:
            yield from (start for start in _of_day(day, lasting) if start >= after)


def _of_day(day: date, lasting: timedelta) -> Iterator[datetime]:
    start, closes = datetime.combine(day, OPENS), datetime.combine(day, CLOSES)
    while start + lasting <= closes:
        yield start.replace(tzinfo=ROME)
        start += STEP


def _meets(taken: Iterable[Taken], begins: datetime, ends: datetime) -> bool:
    return any(begins < other_ends and other_begins < ends for other_begins, other_ends in taken)
