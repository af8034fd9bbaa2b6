# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a unit really is, day by day: the stops of its routes, and what is otherwise on single days.

Plain arithmetic over rows that are already read; hours are those of the clock on the wall in Italy.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from lgnet.kernel.clock import ROME
from lgnet.outreach.choices import ExceptionKind

AS_ALWAYS = "as_always"


@dataclass(frozen=True, slots=True)
class Halt:
    """One stop on one day. `kind` is AS_ALWAYS or one of ExceptionKind; a cancelled one is kept, to be told."""

    route_id: UUID
    unit_id: UUID
    stop_id: UUID | None
    exception_id: UUID | None
    kind: str
    on: date
    """The day on which it begins, or would have begun."""
    begins: datetime
    ends: datetime
    place: str
    hint: str
    latitude: Decimal | None
    longitude: Decimal | None
    languages: tuple[str, ...]
    is_public: bool
    instead_of: str = ""
    """Of a moved one: where it is otherwise."""

    @property
    def is_made(self) -> bool:
        return self.kind != ExceptionKind.CANCELLED

    @property
    def crosses_midnight(self) -> bool:
        ends = self.ends.astimezone(ROME)
        return ends.date() > self.begins.astimezone(ROME).date() and ends.time() > time(0)


def between(starts_at: time, ends_at: time, on: date) -> tuple[datetime, datetime]:
    """From and to, in UTC, of what begins on a day; it ends on the next when it ends before it begins."""
    last = on + timedelta(days=1) if ends_at <= starts_at else on
    moments = (datetime.combine(on, starts_at, ROME), datetime.combine(last, ends_at, ROME))
    return moments[0].astimezone(UTC), moments[1].astimezone(UTC)


def halts(stops: Iterable, exceptions: Iterable, *, first: date, last: date) -> list[Halt]:
    """What begins from a day to a day, in the order of time. `exceptions`: those of these stops and routes."""
    exceptions = list(exceptions)
    otherwise = {(one.stop_id, one.on): one for one in exceptions if one.stop_id}
    found = [
        _on_day(stop, day, otherwise.get((stop.pk, day)))
        for stop in stops
        for day in _days(stop, first, last)
    ]
    extra = [_extra(one) for one in exceptions if one.stop_id is None and first <= one.on <= last]
    return sorted([*found, *extra], key=lambda halt: (halt.begins, halt.place))


def _days(stop, first: date, last: date) -> Iterator[date]:
    day = max(first, stop.valid_from)
    day += timedelta(days=(stop.weekday - day.weekday()) % 7)
    until = min(last, stop.valid_until or last)
    while day <= until:
        yield day
        day += timedelta(days=7)


def _on_day(stop, on: date, exception) -> Halt:
    told = exception if exception is not None and exception.kind == ExceptionKind.MOVED else stop
    begins, ends = between(told.starts_at, told.ends_at, on)
    return Halt(
        stop.route_id, stop.unit_id, stop.pk, exception.pk if exception else None,
        exception.kind if exception else AS_ALWAYS, on, begins, ends, told.place, told.hint, told.latitude,
        told.longitude, tuple(stop.languages), stop.is_public, stop.place if told is not stop else "",
    )  # fmt: skip


def _extra(one) -> Halt:
    begins, ends = between(one.starts_at, one.ends_at, one.on)
    return Halt(
        one.route_id, one.route.unit_id, None, one.pk, one.kind, one.on, begins, ends, one.place, one.hint,
        one.latitude, one.longitude, tuple(one.languages), one.is_public,
    )  # fmt: skip


def overlapping(found: Iterable[Halt]) -> tuple[Halt, Halt] | None:
    """The first two of a unit that it would have to make at the same time."""
    made = sorted((halt for halt in found if halt.is_made), key=lambda halt: (halt.unit_id, halt.begins))
    return next(
        (
            (one, other)
            for one, other in pairwise(made)
            if one.unit_id == other.unit_id and other.begins < one.ends
        ),
        None,
    )


def next_halt(found: Iterable[Halt], at: datetime) -> Halt | None:
    """The one that is being made, else the next that will be."""
    return next((halt for halt in found if halt.is_made and halt.ends > at), None)
