# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waiting is worth: the criteria of seed/criteria.yaml applied to the facts of a household."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

SEED = Path(__file__).resolve().parents[1] / "seed" / "criteria.yaml"


@dataclass(frozen=True)
class Criterion:
    code: str
    fact: str
    it: str
    en: str
    words_it: str
    words_en: str
    points: Mapping[int, int] | None = None
    """What each value is worth; or, for what is counted: `each` points for every `per`, `most` at most."""
    each: int = 0
    per: int = 1
    most: int = 0

    def worth(self, value: int) -> int:
        if self.points is not None:
            return self.points.get(value, 0)
        return min(max(value, 0) // self.per * self.each, self.most)

    @property
    def at_most(self) -> int:
        return max(self.points.values()) if self.points is not None else self.most

    def label(self, language: str | None) -> str:
        return self.en if (language or "it").startswith("en") else self.it

    def words(self, value: object, language: str | None) -> str:
        return (self.words_en if (language or "it").startswith("en") else self.words_it) % {"value": value}


@dataclass(frozen=True)
class Counted:
    """One reason of a place in the list: what was found, and what it is worth."""

    criterion: Criterion
    value: int
    points: int


@dataclass(frozen=True)
class Criteria:
    version: str
    bonus_near: int
    each: tuple[Criterion, ...]

    def count(self, facts: Mapping[str, int]) -> tuple[Counted, ...]:
        """Only what is worth something, the heaviest first."""
        found = [Counted(one, facts[one.fact], one.worth(facts[one.fact])) for one in self.each]
        return tuple(sorted((one for one in found if one.points), key=lambda one: -one.points))


@cache
def criteria() -> Criteria:
    declared = yaml.safe_load(SEED.read_text(encoding="utf-8"))
    each = tuple(Criterion(**one) for one in declared["criteria"])
    return Criteria(declared["version"], declared["bonus_near"], each)
