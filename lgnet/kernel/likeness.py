# SPDX-License-Identifier: AGPL-3.0-or-later
"""How alike two names are, from 0 to 1: order, script and manner of writing do not matter."""

from collections.abc import Iterable
from functools import lru_cache

from jellyfish import jaro_winkler_similarity

from lgnet.kernel.names import skeletons, weakened

SOUNDS_ALIKE = 0.86
"""From here on two words may well be one name (chosen on the pairs of kernel/tests/name_pairs.yaml)."""
BEGINS = 0.94
"""A word of which the first letters were typed."""
SAME_BONES = 0.5
"""How much of the likeness equal skeletons give by themselves; the rest is the likeness of the letters."""


@lru_cache(maxsize=32768)
def word_likeness(asked: str, known: str) -> float:
    """How alike two normalised words are; `asked` may be unfinished."""
    if asked == known:
        return 1.0
    if len(asked) > 1 and known.startswith(asked):
        return BEGINS
    letters = max(
        jaro_winkler_similarity(asked, known), jaro_winkler_similarity(weakened(asked), weakened(known))
    )
    if skeletons(asked).isdisjoint(skeletons(known)):
        return min(letters, SOUNDS_ALIKE + 0.04)
    return min(0.99, SAME_BONES + (1 - SAME_BONES) * letters)


def likeness(asked: Iterable[str], known: Iterable[str]) -> float:
    """How well the words asked for are found among the known ones; each known word answers once."""
    left, scores = list(known), []
    for word in sorted(asked, key=len, reverse=True):
        if not left:
            scores.append(0.0)
            continue
        best = max(left, key=lambda candidate: word_likeness(word, candidate))
        scores.append(word_likeness(word, best))
        left.remove(best)
    return sum(scores) / len(scores) if scores else 0.0
