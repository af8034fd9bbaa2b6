# SPDX-License-Identifier: AGPL-3.0-or-later
"""People by age, gender and citizenship, ready for a table with bars."""

from collections.abc import Iterable
from dataclasses import dataclass

from lgnet.monitoring.breakdown import DIVISIONS, UNKNOWN
from lgnet.monitoring.figures import Figure
from lgnet.monitoring.reports.words import division_name, group_name

SHOWN_AT_ONCE = 8
"""Of many citizenships; the others are folded away, not left out."""


@dataclass(frozen=True)
class Group:
    name: str
    number: int
    of: int
    is_unknown: bool

    @property
    def share(self) -> int:
        """Per cent, rounded."""
        return round(self.number * 100 / self.of)


@dataclass(frozen=True)
class Division:
    name: str
    groups: list[Group]
    others: list[Group]


def divisions_of(figures: Iterable[Figure]) -> list[tuple[Figure, list[Division]]]:
    """Of the figures that count people, where there are any."""
    return [
        (figure, [_division(name, figure) for name in DIVISIONS])
        for figure in figures
        if figure.by and figure.value
    ]


def _division(division: str, figure: Figure) -> Division:
    groups = [
        Group(group_name(division, code), number, int(figure.value), code == UNKNOWN)
        for code, number in figure.by[division].items()
    ]
    first, unknown = groups[:-1], groups[-1:]
    return Division(division_name(division), first[:SHOWN_AT_ONCE] + unknown, first[SHOWN_AT_ONCE:])
