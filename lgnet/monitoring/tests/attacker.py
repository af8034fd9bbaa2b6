# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody who reads every release, knows the rules, and tries every history that could have led to them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from lgnet.monitoring.disclosure import FEWEST, shown, shown_again

Counts = tuple[int, ...]
"""The true counts of one cell, release by release; or of several cells in one release."""
Publish = Callable[[Counts], tuple]


def as_released(counts: Counts) -> tuple:
    """One cell through all its releases, by the rules."""
    said = [shown(counts[0])]
    for before, count in zip(counts, counts[1:], strict=False):
        said.append(shown_again(count, said=said[-1], looked_at=before))
    return tuple(said)


def rounded_each_time(counts: Counts) -> tuple:
    """The fault: hidden and rounded, but without memory of what was said before."""
    return tuple(shown(count) for count in counts)


def as_they_are(counts: Counts) -> tuple:
    """The fault: not even that."""
    return counts


def possible(histories: Iterable[Counts], publish: Publish) -> dict[tuple, set[Counts]]:
    """By what the public reads: every history that would have led to it."""
    found: dict[tuple, set[Counts]] = defaultdict(set)
    for counts in histories:
        found[publish(counts)].add(counts)
    return found


def found_out(worlds: set[Counts]) -> list[str]:
    """What is certain in all these worlds, of fewer than eight: a count, or a change between two releases."""
    size = len(next(iter(worlds)))
    certain = []
    for at in range(size):
        counts = {world[at] for world in worlds}
        if len(counts) == 1 and counts < set(range(FEWEST)):
            certain.append(f"count {at} is {counts.pop()}")
        for later in range(at + 1, size):
            changes = {world[later] - world[at] for world in worlds}
            if len(changes) == 1 and abs(change := changes.pop()) < FEWEST:
                certain.append(f"change from {at} to {later} is {change}")
    return certain


def attack(histories: Iterable[Counts], publish: Publish) -> list[str]:
    """All that can be found out of few people from any of these releases."""
    return [one for worlds in possible(histories, publish).values() for one in found_out(worlds)]


def tells_one_person(before: Counts, publish: Publish, *, known: Iterable[int]) -> list[int]:
    """She knows each change since the last release but one person's: in the first world that one is not part of it, in
    the second she is. Returns the known changes for which the next release gives her away.
    """
    return [
        change
        for change in known
        if before[-1] + change >= 0
        and publish((*before, before[-1] + change)) != publish((*before, before[-1] + change + 1))
    ]


def sums(publish: Publish, total: Callable[[Sequence], object], *, of_what_is_said: bool) -> Publish:
    """The same publication with a total beside it: of the numbers said, or of the true ones."""

    def with_total(counts: Counts) -> tuple:
        said = publish(counts)
        return (*said, total(said if of_what_is_said else counts))

    return with_total
