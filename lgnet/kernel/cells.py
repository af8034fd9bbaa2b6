# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text that people wrote, as it goes into a cell of a spreadsheet: never a formula, and read back exactly as it was.

A program that opens a file takes what begins with `=`, `+`, `-` or `@` for a formula (OWASP, "CSV injection"), in some
languages also their full-width forms, and some drop what cannot be seen before it. Such text gets an apostrophe in
front.
"""

import unicodedata

MARK = "'"
SIGNS = frozenset("=+-@\N{MINUS SIGN}|%")
"""`|` and `%` begin no formula today; older programs read them so."""
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of Unicode: controls (tab, carriage return), joiners and direction marks, spaces."""


def neutral(text: str) -> str:
    """The text for a cell. `original` gives back what it was."""
    return MARK + text if _may_run(text) else text


def original(text: str) -> str:
    """The text that `neutral` was given. An apostrophe that somebody wrote (`'Ndrangheta`) stays."""
    return text[len(MARK) :] if text.startswith(MARK) and _may_run(text) else text


def _may_run(text: str) -> bool:
    """Whether a program could take it for a formula. Apostrophes before it change nothing: so there is a way back."""
    bare = text.lstrip(MARK)
    if bare and unicodedata.category(bare[0]) == "Cc":
        return True
    return next((_plain(sign) in SIGNS for sign in bare if not _unseen(sign)), False)


def _unseen(sign: str) -> bool:
    return sign == MARK or unicodedata.category(sign) in UNSEEN


def _plain(sign: str) -> str:
    """Full-width, small and raised forms as the sign they are a form of."""
    return unicodedata.normalize("NFKC", sign)[:1]
