# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names of people who do not exist, and how somebody else would write them down."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

import yaml

SHARE_WITH_MIDDLE_NAME = 0.6
SHARE_WITHOUT_FAMILY_NAME = 0.03
SHARE_WITH_ORIGINAL = 0.12
SHARE_WRITTEN_OTHERWISE = 0.3
OWN_SCRIPT = 0x0250
"""From this code point on it is not Latin any more."""


@dataclass(frozen=True)
class Named:
    """A name in parts: each part is all the ways in which it gets written."""

    country: str
    given: tuple[tuple[str, ...], ...]
    family: tuple[str, ...]

    def parts(self) -> list[tuple[str, ...]]:
        return [*self.given, *([self.family] if self.family else [])]


@cache
def origins() -> list[dict]:
    return yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))["origins"]


@cache
def _weights(number: int) -> list[float]:
    """A few names are very frequent, as they are in life."""
    return list(accumulate(1 / (place + 2) for place in range(number)))


def _one_of(chance: Random, names: list[list[str]]) -> tuple[str, ...]:
    return tuple(chance.choices(names, cum_weights=_weights(len(names)))[0])


def draw(chance: Random) -> Named:
    """The same `chance` draws the same name."""
    origin = chance.choices(origins(), weights=[one["weight"] for one in origins()])[0]
    given = [_one_of(chance, origin["given"])]
    if chance.random() < SHARE_WITH_MIDDLE_NAME:
        given.append(_one_of(chance, origin["given"]))
    alone = chance.random() < SHARE_WITHOUT_FAMILY_NAME
    return Named(origin["country"], tuple(given), () if alone else _one_of(chance, origin["family"]))


def is_latin(name: str) -> bool:
    return max(map(ord, name)) < OWN_SCRIPT


def written(named: Named, chance: Random) -> dict[str, str]:
    """As an operator writes it down: mostly in the usual way, sometimes in another."""

    def spelt(part: tuple[str, ...]) -> str:
        ways = [way for way in part if is_latin(way)]
        return chance.choice(ways) if chance.random() < SHARE_WRITTEN_OTHERWISE else ways[0]

    own = [part[-1] for part in named.parts()]
    keeps = chance.random() < SHARE_WITH_ORIGINAL and not any(map(is_latin, own))
    return {
        "given_name": " ".join(map(spelt, named.given)),
        "family_name": spelt(named.family) if named.family else "",
        "original_name": " ".join(own) if keeps else "",
    }
