# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody who reads figures has been told, whatever on."""

import re
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Row:
    """One figure; None is what is not known, not promised, or not said of this kind of figure."""

    value: Decimal | None
    target: Decimal | None = None
    reached: Decimal | None = None
    share: int | None = None
    not_counted: int = 0


@dataclass
class Told:
    figures: dict[str, Row] = field(default_factory=dict)
    """By title."""
    groups: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """By title, division, group."""
    months: dict[tuple[str, str], Decimal | None] = field(default_factory=dict)
    """By month and title."""
    cities: dict[tuple[str, str], Row] = field(default_factory=dict)
    """By city and title, without what was reached and not counted: a table of cities has no room for them."""
    closed: dict[str, bool] = field(default_factory=dict)
    """By title, of a city; by city, of the network."""
    restated: dict[tuple[str, str], Decimal | None] = field(default_factory=dict)
    """What had been reported at the closing, by city and title."""
    versions: dict[str, int | None] = field(default_factory=dict)
    """Of the definition by which it was counted, by title."""


def number(text: object) -> Decimal | None:
    """1.234,5 as Italy writes it; a number as it is; nothing, and a dash, are not known."""
    if isinstance(text, int | float):
        return Decimal(str(text)).quantize(Decimal("0.1"))
    text = str(text or "").strip()
    if text in ("", "–"):
        return None
    return Decimal(text.replace(".", "").replace(",", ".")).quantize(Decimal("0.1"))


def whole(text: object) -> int | None:
    found = number(text)
    return None if found is None else int(found)


def first_number(text: str) -> Decimal | None:
    found = re.search(r"\d[\d.]*(?:,\d+)?", text)
    return number(found[0]) if found else None
