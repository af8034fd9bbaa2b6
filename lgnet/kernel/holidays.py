# SPDX-License-Identifier: AGPL-3.0-or-later
"""Italy's public holidays: law no. 260 of 27 May 1949 as amended; 4 October since 2026 (law no. 151 of 2025)."""

from datetime import date, timedelta
from functools import cache

FIXED = ((1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26))
SAINT_FRANCIS, SINCE = (10, 4), 2026


def is_holiday(day: date) -> bool:
    """A day on which hours of the week say nothing for certain. The patron saint's day of a city is not among them."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    fixed = [*FIXED, SAINT_FRANCIS] if year >= SINCE else list(FIXED)
    sunday = easter_sunday(year)
    return frozenset({date(year, *one) for one in fixed} | {sunday, sunday + timedelta(days=1)})


def easter_sunday(year: int) -> date:
    """By the Gregorian computus in its anonymous form (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
