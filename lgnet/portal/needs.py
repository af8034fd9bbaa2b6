# SPDX-License-Identifier: AGPL-3.0-or-later
"""The needs in the words of the public pages, and what to bring for each."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from lgnet.outreach.codes import NEEDS
from lgnet.portal.languages import ITALIAN

SEED = Path(__file__).parent / "seed" / "needs.yaml"


@dataclass(frozen=True, slots=True)
class Need:
    code: str
    label: str
    bring: tuple[str, ...] = ()


@cache
def _document() -> dict:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))


@cache
def need(code: str, language: str) -> Need:
    """A need that the public words lack keeps those of the staff."""
    told = _document()["needs"].get(code, {})
    label = told.get("label", {}).get(language) or NEEDS.label(code, language)
    bring = told.get("bring", {})
    return Need(code, label, tuple(bring.get(language) or bring.get(ITALIAN, ())))


def needs_to_ask_for(language: str) -> list[Need]:
    """For the form, in the order in which the street asks."""
    told = _document()["needs"]
    return [need(code, language) for code in NEEDS if told.get(code, {}).get("ask")]


def what_to_bring(language: str) -> list[Need]:
    return [found for code in NEEDS if (found := need(code, language)).bring]


def is_reviewed(language: str) -> bool:
    return language in _document()["reviewed_on"]
