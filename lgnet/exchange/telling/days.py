# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days as offices write them: day before month, and no more precise than what stands there. A guess is never made:
where two readings are possible the row comes back."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from lgnet.exchange.telling.faults import Wrong
from lgnet.kernel import clock
from lgnet.people.choices import BirthPrecision

SERIAL_ZERO = date(1899, 12, 30)
SERIALS = range(61, 80_000)
"""Days counted from 1900, as a spreadsheet keeps them; below 61 its calendar has a 29 February 1900 that never was."""
OLDEST = 100
"""Years: of the two centuries of a year with two digits the nearer one, where the other would make her older."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ,])")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?=$|[T ,])")
_MONTH = re.compile(r"(?:(\d{1,2})[/.\-](\d{4}))|(?:(\d{4})-(\d{1,2}))")
_YEAR = re.compile(r"(\d{4})")
_ABOUT = re.compile(
    r"^(?:circa|c\.?a\.?|about|ca|~|verso il)\s*(\d{4})$|^(\d{4})\s*(?:circa|c\.?a\.?|\?)$", re.I
)
_UNKNOWN_DAY = re.compile(r"(?:00|\?\?|\?|xx|--)[/.\-](?:00|\?\?|\?|xx|--)[/.\-](\d{4})", re.I)
_UNKNOWN_DAY_ONLY = re.compile(r"(?:00|\?\?|\?|xx|--)[/.\-](\d{1,2})[/.\-](\d{4})", re.I)
_HOUR = re.compile(r"(\d{1,2})[:.,h ](\d{2})(?::\d{2})?|(\d{1,2})")


class Birth(NamedTuple):
    day: date
    precision: str


def birth_of(text: str) -> Birth:
    """Raises Wrong."""
    text = text.strip()
    for pattern, precision in ((_ABOUT, BirthPrecision.ESTIMATED), (_UNKNOWN_DAY, BirthPrecision.YEAR)):
        if found := pattern.fullmatch(text):
            return Birth(_made(int(next(filter(None, found.groups()))), 1, 1), precision)
    if found := _UNKNOWN_DAY_ONLY.fullmatch(text):
        return Birth(_made(int(found[2]), int(found[1]), 1), BirthPrecision.MONTH)
    if found := _MONTH.fullmatch(text):
        year, month = (found[2], found[1]) if found[1] else (found[3], found[4])
        return Birth(_made(int(year), int(month), 1), BirthPrecision.MONTH)
    if _YEAR.fullmatch(text) and 1880 <= int(text) <= 2200:
        return Birth(_made(int(text), 1, 1), BirthPrecision.YEAR)
    return Birth(day_of(text, in_the_past=True), BirthPrecision.EXACT)


def year_of(text: str) -> Birth:
    """A column of years only. Raises Wrong."""
    text = text.strip()
    if found := _ABOUT.fullmatch(text):
        return Birth(_made(int(found[1] or found[2]), 1, 1), BirthPrecision.ESTIMATED)
    if not _YEAR.fullmatch(text):
        raise Wrong("two_digit_year" if re.fullmatch(r"\d{2}", text) else "not_a_day")
    return Birth(_made(int(text), 1, 1), BirthPrecision.YEAR)


def day_of(text: str, *, in_the_past: bool = False) -> date:
    """`in_the_past`: a birth, for which a year of two digits may have one possible century. Raises Wrong."""
    text = text.strip()
    if found := _ISO.match(text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(text):
        return _made(_century(found[3], in_the_past=in_the_past), int(found[2]), int(found[1]))
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and int(float(text)) in SERIALS:
        return SERIAL_ZERO + timedelta(days=int(float(text)))
    raise Wrong("not_a_day")


def moment_of(text: str) -> tuple[date, time | None]:
    """A day, and the hour if it stands beside it. Raises Wrong."""
    day = day_of(text)
    rest = re.sub(r"^\s*[\d]{1,4}[/.\- ]\d{1,2}[/.\- ]\d{2,4}[T ,]*", "", text).strip()
    return day, hour_of(rest) if rest and not text.strip()[:5].isdigit() else None


def hour_of(text: str) -> time:
    """Raises Wrong."""
    text = text.strip().lower().removeprefix("ore").removeprefix("h").strip()
    if re.fullmatch(r"0?\.\d+|0", text):  # a part of the day, as a spreadsheet keeps it
        return (datetime.min + timedelta(days=float(text))).time().replace(second=0, microsecond=0)
    found = _HOUR.fullmatch(text)
    try:
        return time(int(found[1] or found[3]), int(found[2] or 0))
    except (TypeError, ValueError) as fault:
        raise Wrong("not_an_hour") from fault


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise Wrong("impossible_day") from fault


def _century(digits: str, *, in_the_past: bool) -> int:
    if len(digits) == 4:
        return int(digits)
    today = clock.today()
    near = today.year // 100 * 100 + int(digits)
    if not in_the_past:
        return near
    if near > today.year:
        return near - 100
    if today.year - (near - 100) > OLDEST:  # e.g. 24 in 2026: 102 years old, or 2
        return near
    raise Wrong("two_digit_year")
