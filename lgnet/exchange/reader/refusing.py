# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file may hold at most, and how it is said that one is not read."""

MOST_BYTES = 10 * 1024 * 1024
"""Of the file as it comes: 20,000 rows of 20 columns take 2 to 4 MiB."""
MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 2_000  # characters
MOST_ENTRIES = 1_000
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100
"""Unpacked to packed, of the whole archive."""


class Refused(Exception):
    """`code` names the reason (its words: `lgnet.exchange.refusals`); `facts` are numbers and words of the file."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts
