# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a colleague has time for somebody: while the place is open, by the hours on its door, and on no holiday. Where
nothing is written there that can be read, between the hours at which offices receive, Monday to Saturday."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.kernel.holidays import is_holiday
from lgnet.kernel.opening import Opening, Span, read_opening
from lgnet.outreach.choices import AppointmentState
from lgnet.outreach.models import Appointment

OPENS, CLOSES = time(8), time(19)
QUARTER = 15
STEP = timedelta(minutes=QUARTER)
AHEAD = timedelta(days=14)
SUNDAY = 6
OFFICE = Opening(
    spans=tuple(Span(day, OPENS.hour * 60, CLOSES.hour * 60) for day in range(7) if day != SUNDAY)
)
TAKES_TIME = (AppointmentState.BOOKED, AppointmentState.CAME)
"""As the database's `operator_once_at_a_time` says."""

Taken = tuple[datetime, datetime]


def free_times(
    operator_id: UUID,
    *,
    after: datetime,
    minutes: int,
    many: int = 3,
    but: UUID | None = None,
    hours: str = "",
) -> list[datetime]:
    """The next `many` beginnings, at quarters of an hour; `but`: an appointment that is to be moved takes no time.

    `hours` are those on the door of the place. One query; an empty list when two weeks are full."""
    after = max(after, clock.now())
    taken = _taken(operator_id, after, after + AHEAD, but)
    lasting = timedelta(minutes=minutes)
    found = (start for start in _starts(after, lasting, hours) if not _meets(taken, start, start + lasting))
    return [start for start, _ in zip(found, range(many), strict=False)]


def _taken(operator_id: UUID, first: datetime, last: datetime, but: UUID | None) -> list[Taken]:
    rows = Appointment.objects.filter(
        operator_id=operator_id, state__in=TAKES_TIME, ends_at__gt=first, starts_at__lt=last
    )
    return list(rows.exclude(pk=but).values_list("starts_at", "ends_at"))


def followed_hours(hours: str) -> Opening | None:
    """Those on the door, where times are offered by them. A place that never closes still receives in office hours."""
    opening = read_opening(hours)
    return None if opening is None or opening.always else opening


def _starts(after: datetime, lasting: timedelta, hours: str) -> Iterator[datetime]:
    opening = followed_hours(hours)
    first = after.astimezone(ROME).date()
    for ahead in range(AHEAD.days):
        day = first + timedelta(days=ahead)
        if opening is None or not is_holiday(day):
            yield from (start for start in _of_day(day, lasting, opening or OFFICE) if start >= after)


def _of_day(day: date, lasting: timedelta, opening: Opening) -> Iterator[datetime]:
    midnight = datetime.combine(day, time())
    for span in opening.spans:
        start = midnight + timedelta(minutes=-(-span.opens // QUARTER) * QUARTER)
        while span.day == day.weekday() and start + lasting <= midnight + timedelta(minutes=span.closes):
            yield start.replace(tzinfo=ROME)
            start += STEP


def _meets(taken: Iterable[Taken], begins: datetime, ends: datetime) -> bool:
    return any(begins < other_ends and other_begins < ends for other_begins, other_ends in taken)
