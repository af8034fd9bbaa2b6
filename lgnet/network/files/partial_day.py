# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day as far as it is known: `2024-01-16`, `2022-04` or `2019`. From its first to its last possible day."""

    first: date
    last: date
    precision: str

    @classmethod
    def read(cls, text: str) -> "PartialDay | None":
        found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
        if not found:
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            return cls._of(year, month, day)
        except ValueError:
            return None

    @classmethod
    def _of(cls, year: int, month: int | None, day: int | None) -> "PartialDay":
        if day:
            return cls(date(year, month, day), date(year, month, day), "day")
        if month:
            first = date(year, month, 1)
            return cls(first, first.replace(day=monthrange(year, month)[1]), "month")
        return cls(date(year, 1, 1), date(year, 12, 31), "year")
