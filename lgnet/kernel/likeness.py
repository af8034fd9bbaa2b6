# SPDX-License-Identifier: AGPL-3.0-or-later
"""How alike two names are, from 0 to 1: order, script and manner of writing do not matter."""

from functools import lru_cache

from jellyfish import jaro_winkler_similarity

from lgnet.kernel.chinese import is_chinese, readings
from lgnet.kernel.names import SHORT, skeletons, weakened

SOUNDS_ALIKE = 0.86
"""From here on two words may well be one name (chosen on the pairs of kernel/tests/name_pairs.yaml)."""
BEGINS = 0.94
"""A word of which the first letters were typed."""
MISTYPED = 0.84
"""At most, of two words whose skeletons differ: Rahim is not Karim, though only two letters differ."""
SAME_BONES = 0.5
"""How much of the likeness equal skeletons give by themselves; the rest is the likeness of the letters."""
UNVOWELLED = 0.86
"""How alike letters are at least, when the skeletons are equal and one word has no vowels to compare."""


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
        return min(letters, MISTYPED)
    if _unvowelled(asked) or _unvowelled(known):
        letters = max(letters, UNVOWELLED)
    return min(0.99, SAME_BONES + (1 - SAME_BONES) * letters)


ONE_READING = 0.93
"""Of two spellings of one Chinese word, whose letters say nothing: Xie and Hsieh."""


def _chinese_likeness(asked: str, known: str) -> float:
    """Where both are Chinese words, that their consonants agree says little: Xie is not Xu."""
    straight, hers = word_likeness(asked, known), readings(asked)
    if not hers.isdisjoint(readings(known)):
        return max(straight, ONE_READING)
    return min(straight, MISTYPED) if hers and not known.startswith(asked) else straight


def _unvowelled(word: str) -> bool:
    """Transliterated from a script that writes no vowels: that they are missing says nothing."""
    return len(word) > 1 and not set(word[1:-1]) & set("aeiou")


def _manners(found: list[str]) -> list[list[str]]:
    """The words as they are, and with two neighbours written as one."""
    together = [
        [*found[:place], first + second, *found[place + 2 :]]
        for place, (first, second) in enumerate(zip(found, found[1:], strict=False))
        if min(len(first), len(second)) <= SHORT
    ]
    return [found, *together]


def _compared(asked: list[str], known: list[str], alike) -> float:
    """Each word asked for takes the best of those left; the worst pair weighs as much as all together."""
    left, scores = list(known), []
    for word in sorted(asked, key=len, reverse=True):
        best = max(left, key=lambda candidate: alike(word, candidate), default=None)
        scores.append(alike(word, best) if best else 0.0)
        if best:
            left.remove(best)
    return (sum(scores) / len(scores) + min(scores)) / 2 if scores else 0.0


def likeness(asked: list[str], known: list[str]) -> float:
    """How well the words asked for are found among the known ones."""
    alike = _chinese_likeness if is_chinese(tuple(known)) else word_likeness
    straight = _compared(asked, known, alike)
    together = [(one, known) for one in _manners(asked)[1:]] + [
        (asked, other) for other in _manners(known)[1:]
    ]
    manners = (_compared(one, other, alike) for one, other in together if len(one) == len(other))
    return max([straight, *manners])
