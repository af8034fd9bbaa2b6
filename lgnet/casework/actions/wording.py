# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text that people type, checked before the database would refuse it."""

from lgnet.casework.errors import TooLong
from lgnet.kernel.errors import Problem


def worded(text: str, *, most: int, missing: Problem) -> str:
    """The text in one line. Raises `missing` where there is none, TooLong where there is too much."""
    text = " ".join(text.split())
    if not text:
        raise missing
    if len(text) > most:
        raise TooLong(most=most)
    return text
