# SPDX-License-Identifier: AGPL-3.0-or-later
"""The indicators that go public, in the words of the public pages. One that has no words here is never released."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

SEED = Path(__file__).parent / "seed" / "results.yaml"


@dataclass(frozen=True, slots=True)
class Words:
    code: str
    title: str
    meaning: str
    in_days: bool


@cache
def _document() -> dict:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))


@cache
def public_indicators() -> tuple[str, ...]:
    """Their codes, in the order of the page."""
    return tuple(_document()["indicators"])


@cache
def words_of(code: str, language: str) -> Words:
    told = _document()["indicators"][code]
    return Words(code, told["title"][language], told["meaning"][language], told.get("in_days", False))


def words(language: str) -> list[Words]:
    return [words_of(code, language) for code in public_indicators()]
