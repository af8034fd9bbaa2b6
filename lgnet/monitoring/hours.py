# SPDX-License-Identifier: AGPL-3.0-or-later
"""Waiting times kept as {whole hours: how many}: the median of a network is then a median, not a mean of medians."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

Hours = Mapping[str, int]
"""As stored in a cell: JSON has no whole numbers for keys."""


def merged(several: Iterable[Hours]) -> dict[str, int]:
    """The counts of all of them together."""
    total: Counter[str] = Counter()
    for hours in several:
        total.update(hours)
    return dict(total)


def counted(hours: Hours) -> int:
    return sum(hours.values())


def median(hours: Hours) -> Decimal | None:
    """The middle one, or halfway between the middle two; None when there is nothing to take it of."""
    number = counted(hours)
    if number == 0:
        return None
    lower, upper = _at((number - 1) // 2, hours), _at(number // 2, hours)
    return Decimal(lower + upper) / 2


def longest(hours: Hours) -> int | None:
    return max(map(int, hours), default=None)


def _at(position: int, hours: Hours) -> int:
    """The one that stands at this position when all stand in line, the shortest first."""
    passed = 0
    for length, number in sorted((int(length), number) for length, number in hours.items()):
        passed += number
        if passed > position:
            return length
    raise IndexError(position)
