# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public may read of a figure, so that it tells nothing of a few people. Plain Python; why so: ADR 8.

A figure of fewer than eight is hidden, none included; others are rounded to the nearest five. A later release of the
same period says of a cell what the release before said, unless at least eight differ and the rounded figure moves by
more than one step: who compares the two never learns of a smaller change. Totals are sums of what is shown, so they
tell nothing that the cells do not.
"""

from collections import Counter
from collections.abc import Iterable
from math import ceil

from lgnet.monitoring.hours import Hours, counted, median

FEWEST = 8
"""Of people, contacts or cases: the fewest that a public number speaks of, and that it changes for."""
BASE = 5
DAY = 24  # hours


def shown(count: int) -> int | None:
    """What a first release says of a count. None: hidden, anything from none to seven."""
    return None if count < FEWEST else (count + BASE // 2) // BASE * BASE


def shown_again(count: int, *, said: int | None, looked_at: int) -> int | None:
    """What the next release says. `said`: by the one before, which looked at the count `looked_at`."""
    now = shown(count)
    is_one_step = now is not None and said is not None and abs(now - said) <= BASE
    return said if is_one_step or abs(count - looked_at) < FEWEST else now


def days_shown(hours: Hours) -> int | None:
    """Whole days within which half of the cases were through; hidden for fewer than eight cases."""
    return None if counted(hours) < FEWEST else ceil(median(hours) / DAY)


def days_shown_again(hours: Hours, *, said: int | None, looked_at: Hours) -> int | None:
    return said if differing(hours, looked_at) < FEWEST else days_shown(hours)


def differing(one: Hours, other: Hours) -> int:
    """How many cases were added, taken away or measured anew between the two."""
    here, there = Counter(one), Counter(other)
    return max((here - there).total(), (there - here).total())


def total(said: Iterable[int | None]) -> int | None:
    """Of the numbers shown; what is hidden counts as nothing. None: there is no number to add."""
    numbers = [number for number in said if number is not None]
    return sum(numbers) if numbers else None
