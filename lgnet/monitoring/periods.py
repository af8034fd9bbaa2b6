# SPDX-License-Identifier: AGPL-3.0-or-later
"""Months, quarters, years and whole programmes, by the calendar of Italy. Plain Python: no table, no page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lgnet.kernel.clock import ROME
from lgnet.monitoring.choices import PeriodKind

MONTHS_OF = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}
ALL_TIME = (date(2000, 1, 1), date(2099, 12, 31))
"""A whole programme is every record that names it, also one before or after its official dates."""
CODE = re.compile(r"(?P<year>20\d\d)(-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4]))?")


@dataclass(frozen=True, order=True)
class Period:
    """From the first to the last day, both included."""

    starts_on: date
    ends_on: date
    kind: PeriodKind

    @property
    def code(self) -> str:
        """As it stands in an address: 2026-03, 2026-Q1, 2026, all."""
        if self.kind == PeriodKind.PROGRAMME:
            return "all"
        year = f"{self.starts_on:%Y}"
        tail = {
            PeriodKind.MONTH: f"-{self.starts_on:%m}",
            PeriodKind.QUARTER: f"-Q{self.starts_on.month // 3 + 1}",
        }
        return year + tail.get(self.kind, "")


def period_of(day: date, kind: PeriodKind) -> Period:
    """The period of this kind that the day belongs to."""
    if kind == PeriodKind.PROGRAMME:
        return Period(*ALL_TIME, kind)
    length = MONTHS_OF[kind]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(first, months_later(first, length) - timedelta(days=1), kind)


def period_from(code: str) -> Period | None:
    """The period an address names; None when it names none."""
    if code == "all":
        return Period(*ALL_TIME, PeriodKind.PROGRAMME)
    found = CODE.fullmatch(code)
    if found is None:
        return None
    year = int(found["year"])
    if found["month"]:
        return period_of(date(year, int(found["month"]), 1), PeriodKind.MONTH)
    if found["quarter"]:
        return period_of(date(year, int(found["quarter"]) * 3, 1), PeriodKind.QUARTER)
    return period_of(date(year, 1, 1), PeriodKind.YEAR)


def months_later(first: date, months: int) -> date:
    """The first day of the month so many months after `first`, itself a first day (negative: before)."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def months_between(first: date, last: date) -> Iterator[date]:
    """The first days of the months from that of `first` to that of `last`."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = months_later(month, 1)


def periods_of(months: Iterable[date], kind: PeriodKind) -> list[Period]:
    """The periods of a kind that these months belong to, each once, in order."""
    return sorted({period_of(month, kind) for month in months})


def midnight(day: date) -> datetime:
    """When a day begins in Italy."""
    return datetime.combine(day, time.min, tzinfo=ROME)
