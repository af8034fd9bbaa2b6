# SPDX-License-Identifier: AGPL-3.0-or-later
"""People by group, as a cell keeps them: {"age": {"under_18": 2, …}, "gender": {…}, "citizenship": {…}}.

Each division adds up to the value. Not known is a group of its own: nobody is ever put into another by guessing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from lgnet.monitoring.choices import AgeBracket
from lgnet.people.choices import Sex

UNKNOWN = "unknown"
DIVISIONS = ("age", "gender", "citizenship")
ALWAYS = {
    "age": tuple(AgeBracket.values),
    "gender": (*(sex.value for sex in Sex if sex.value), UNKNOWN),
    "citizenship": (UNKNOWN,),
}
"""Groups that are shown even when nobody is in them, in this order; of citizenships only those that occur."""

Breakdown = Mapping[str, Mapping[str, int]]


def of_groups(counted: Iterable[tuple[tuple[str, str, str], int]]) -> dict[str, dict[str, int]]:
    """From how many are in each (age, gender, citizenship)."""
    found: dict[str, Counter[str]] = {division: Counter() for division in DIVISIONS}
    for groups, number in counted:
        for division, group in zip(DIVISIONS, groups, strict=True):
            found[division][group or UNKNOWN] += number
    return {division: _complete(division, found[division]) for division in DIVISIONS}


def added(several: Iterable[Breakdown]) -> dict[str, dict[str, int]]:
    """Several cities together; empty when none has groups."""
    several = [each for each in several if each]
    if not several:
        return {}
    found: dict[str, Counter[str]] = {division: Counter() for division in DIVISIONS}
    for each in several:
        for division in DIVISIONS:
            found[division].update(each[division])
    return {division: _complete(division, found[division]) for division in DIVISIONS}


def all_unknown(value: int) -> dict[str, dict[str, int]]:
    """What is said of a figure that was counted before groups were."""
    return of_groups([((UNKNOWN, UNKNOWN, UNKNOWN), value)])


def _complete(division: str, found: Mapping[str, int]) -> dict[str, int]:
    """The groups always shown first, the others by number, unknown last."""
    others = sorted(
        (group for group in found if group not in ALWAYS[division]), key=lambda group: (-found[group], group)
    )
    order = [*(group for group in ALWAYS[division] if group != UNKNOWN), *others, UNKNOWN]
    return {group: found.get(group, 0) for group in order}
