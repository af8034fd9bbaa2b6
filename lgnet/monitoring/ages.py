# SPDX-License-Identifier: AGPL-3.0-or-later
"""The age brackets of the Union's common indicators, and in which one a birth that is partly known falls."""

from datetime import date, timedelta

from lgnet.monitoring.choices import AgeBracket
from lgnet.people.birth import age_on
from lgnet.people.choices import BirthPrecision

ADULT_FROM, OLD_FROM = 18, 61
"""Years; 60 belongs to the middle bracket (Annexes V and VIII of Regulation (EU) 2021/1147)."""
ESTIMATE = 2
"""Years either way that an estimated birth may be wrong."""


def bracket_on(day: date, *, birth: date | None, precision: str) -> AgeBracket:
    """The bracket on that day; unknown where the earliest and the latest possible birth fall in different ones."""
    if birth is None or precision == BirthPrecision.UNKNOWN:
        return AgeBracket.UNKNOWN
    possible = {_bracket(age_on(each, day)) for each in _earliest_and_latest(birth, precision)}
    return possible.pop() if len(possible) == 1 else AgeBracket.UNKNOWN


def _bracket(age: int) -> AgeBracket:
    if age < ADULT_FROM:
        return AgeBracket.UNDER_18
    return AgeBracket.ADULT if age < OLD_FROM else AgeBracket.OVER_60


def _earliest_and_latest(birth: date, precision: str) -> tuple[date, date]:
    if precision == BirthPrecision.EXACT:
        return birth, birth
    if precision == BirthPrecision.MONTH:
        first = birth.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    spread = ESTIMATE if precision == BirthPrecision.ESTIMATED else 0
    return date(birth.year - spread, 1, 1), date(birth.year + spread, 12, 31)
