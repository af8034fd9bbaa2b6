# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a column of a file is, guessed from its header."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from anyascii import anyascii
from django.utils.translation import get_language

from lgnet.kernel.coded import CodedList

SEED = Path(__file__).parent / "seed"
COLUMNS = CodedList.load(SEED / "columns.yaml", key="columns")
CODED = {
    code: entry["reads"]
    for code, entry in COLUMNS.entries.items()
    if entry["reads"]
    in (
        "sex", "countries", "languages", "language", "source", "needs", "done", "permit_kind", "permit_reason",
        "yes_no",
    )
}  # fmt: skip
"""Columns whose words stand for codes, and of which list."""
NAMES = ("given_name", "family_name", "full_name", "original_name", "aliases")
OF_CONTACT = frozenset(code for code, entry in COLUMNS.entries.items() if entry["of"] == "contact")
_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_SIGNS = re.compile(r"[^a-z0-9]+")


@cache
def plain(text: str) -> str:
    """Small Latin letters and figures between single spaces: how headers and words are compared."""
    return _SIGNS.sub(" ", anyascii(text).lower()).strip()


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for code, entry in COLUMNS.entries.items():
        for words in (code.replace("_", " "), entry["it"], entry["en"], *entry["as"]):
            known.setdefault(plain(words), code)
            known.setdefault(plain(_BRACKETS.sub(" ", words)), code)
    return known


def guess(header: str) -> str:
    """The column's code; empty where nothing is known of it."""
    whole = plain(header)
    bare = plain(_BRACKETS.sub(" ", header))
    return _known().get(whole) or _known().get(bare) or ""


def guessed(header: Sequence[str]) -> dict[str, str]:
    """The code of each column by its place; of two that would be the same, the first."""
    found: dict[str, str] = {}
    for place, label in enumerate(header):
        code = guess(label)
        if code and code not in found.values():
            found[str(place)] = code
    return found


def label_of(code: str) -> str:
    """In the reader's language."""
    return COLUMNS.label(code, get_language())


def recognised(cells: Sequence[str]) -> int:
    """How many of these cells could be headers: the row with most is the header."""
    return len(guessed(cells))
