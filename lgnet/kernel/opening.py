# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening hours as they are written on a door (`lun–ven 9:00–13:00; mar e gio 15:00–18:00`), read so that a page can
say whether a place is open now, in the reader's language. What can't be read for certain is shown as it is written.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from lgnet.kernel.clock import ROME
from lgnet.kernel.holidays import is_holiday

DAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
MIDNIGHT = 24 * 60
ALWAYS = re.compile(r"sempre aperto|sempre|h\s?24|24\s?h|24 ore su 24|24/7")
EVERY_DAY = re.compile(r"tutti i giorni|ogni giorno")
DAY = r"(?:lun|mar|mer|gio|ven|sab|dom)(?:edì|edi'|tedì|tedi'|coledì|vedì|erdì|ato|enica|\.)?"
DAY_LIST = re.compile(rf"^{DAY}(?:\s*(?:[–-]|,|e|a|al)\s*{DAY})*")
HOUR = r"(\d{1,2})(?:[:.](\d{2}))?"
SPAN = re.compile(rf"{HOUR}\s*[–-]\s*{HOUR}")


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes after midnight of a weekday (Monday 0); what ends on the next day ends after MIDNIGHT."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Opening:
    always: bool = False
    spans: tuple[Span, ...] = ()

    def closing_after(self, at: datetime) -> datetime | None:
        """Until when it is open, of a moment at which it is; None when it is closed."""
        return next((end for start, end in self._around(at) if start <= at < end), None)

    def opening_after(self, at: datetime) -> datetime | None:
        return min((start for start, _ in self._around(at) if start > at), default=None)

    def _around(self, at: datetime) -> list[tuple[datetime, datetime]]:
        """The spans from yesterday to a week later, holidays left out: nobody promises them."""
        today = at.astimezone(ROME).date()
        days = [today + timedelta(days=ahead) for ahead in range(-1, 8)]
        return [
            (_moment(day, span.opens), _moment(day, span.closes))
            for day in days
            if not is_holiday(day)
            for span in self.spans
            if span.day == day.weekday()
        ]

    def by_days(self) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """Weekdays with the same hours together, from Monday on."""
        hours = {
            day: [(span.opens, span.closes) for span in self.spans if span.day == day] for day in range(7)
        }
        alike: dict[tuple, list[int]] = {}
        for day, found in hours.items():
            if found:
                alike.setdefault(tuple(found), []).append(day)
        return [(days, list(found)) for found, days in alike.items()]


def read_opening(text: str) -> Opening | None:
    """None when it can't be read for certain."""
    text = text.strip().lower()
    if not text:
        return None
    if ALWAYS.fullmatch(text):
        return Opening(always=True)
    spans: list[Span] = []
    for part in text.split(";"):
        found = _part(part.strip())
        if not found:
            return None
        spans += found
    return Opening(spans=tuple(sorted(spans, key=lambda span: (span.day, span.opens))))


def _part(text: str) -> list[Span]:
    every = EVERY_DAY.match(text)
    named = every or DAY_LIST.match(text)
    if not named:
        return []
    days = list(range(7)) if every else _days(named.group())
    rest = text[named.end() :]
    if SPAN.sub("", rest).strip(" ,e:"):
        return []
    return [Span(day, *hours) for day in days for found in SPAN.findall(rest) if (hours := _hours(found))]


def _days(text: str) -> list[int]:
    """`lun–ven`, `mar e gio`, `lun, mer, ven`."""
    places = [(DAYS.index(found.group()[:3]), found) for found in re.finditer(DAY, text)]
    days = [place for place, _ in places]
    for (first, one), (last, other) in pairwise(places):
        if re.fullmatch(r"\s*([–-]|al?)\s*", text[one.end() : other.start()]):
            days += [day % 7 for day in range(first + 1, last if last > first else last + 7)]
    return sorted(set(days))


def _hours(found: tuple[str, str, str, str]) -> tuple[int, int] | None:
    opens, closes = (int(hour) * 60 + int(minute or 0) for hour, minute in (found[:2], found[2:]))
    if opens >= MIDNIGHT or closes > MIDNIGHT:
        return None
    return opens, closes if closes > opens else closes + MIDNIGHT


def _moment(day: date, minutes: int) -> datetime:
    midnight = datetime.combine(day, datetime.min.time(), ROME)
    return midnight + timedelta(minutes=minutes)  # by the clock on the wall, whatever the season does
