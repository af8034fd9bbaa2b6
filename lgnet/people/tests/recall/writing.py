# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invented people with names of five regions, and how another hand would write each name."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import yaml

WAYS = ("transliterated", "transliterated and mistyped", "family name first", "own script")
"""In turn; whoever has no script of her own is transliterated by two rules more."""
JOINED = 0.5
"""How often a Chinese given name is written in two words."""


@dataclass(frozen=True)
class Asked:
    """Somebody in the database, and what is typed when she is looked for."""

    region: str
    way: str
    given_name: str
    family_name: str
    typed: str


@cache
def _regions() -> dict:
    return yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


def regions() -> list[str]:
    return list(_regions())


def people_of(region: str, *, asked: int, decoys: int) -> tuple[list[Asked], list[tuple[str, str]]]:
    """People to be looked for, each in one of the ways, and others of the same names in other combinations. The same
    numbers give the same people."""
    chance = Random(f"recall {region}")
    names = _regions()[region]
    combined = list(product(names["given"], names["family"]))
    chance.shuffle(combined)
    chosen = [
        _asked(region, WAYS[place % len(WAYS)], *one, chance) for place, one in enumerate(combined[:asked])
    ]
    return chosen, combined[asked : asked + decoys]


def _asked(region: str, way: str, given: str, family: str, chance: Random) -> Asked:
    names = _regions()[region]
    own = names["given"][given], names["family"][family]
    if way == "own script" and all(own):
        typed = " ".join(own)
    elif way == "family name first":
        typed = f"{_rewritten(family, region, chance)} {_rewritten(given, region, chance)}"
    else:
        typed = f"{_rewritten(given, region, chance)} {_rewritten(family, region, chance)}"
    if way == "transliterated and mistyped":
        typed = mistyped(typed, chance)
    return Asked(region, way, given, family, typed)


def _rewritten(name: str, region: str, chance: Random) -> str:
    """By one rule that fits; by none where none does. A Chinese given name may also come in two words."""
    fitting = [(old, new) for old, new in _regions()[region]["rules"] if old in name]
    if fitting:
        old, new = chance.choice(fitting)
        name = name.replace(old, new, 1)
    if region == "chinese" and len(name) > 5 and chance.random() < JOINED:
        middle = len(name) // 2
        name = f"{name[:middle]} {name[middle:].capitalize()}"
    return name[:1].upper() + name[1:]


def mistyped(text: str, chance: Random) -> str:
    """One letter inside the longest word is dropped, doubled, or exchanged with its neighbour."""
    words = text.split()
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[longest]
    at = chance.randrange(1, max(len(word) - 1, 2))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    words[longest] = chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + word[at : at + 1] + word[at:], swapped]
    )
    return " ".join(words)
