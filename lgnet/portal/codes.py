# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reference codes that can be read out on a bad line: no vowels (no words), no 0 and O, 1 and I, 5 and S."""

import re
import secrets

LETTERS = "BCDFGHJKLMNPQRTVWXZ2346789"
LENGTH = 8


def new_code() -> str:
    """Like `K7QF-2M4T`: 37 bits, guessed slowly (the page counts tries)."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def read_code(typed: str) -> str:
    """As `new_code` writes it, however it was typed."""
    letters = re.sub(r"[^A-Z0-9]", "", typed.upper())
    return f"{letters[:4]}-{letters[4:]}"
