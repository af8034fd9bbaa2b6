# SPDX-License-Identifier: AGPL-3.0-or-later
"""Phone numbers, written one way so that equal numbers are equal."""

import re

_NOT_A_DIGIT = re.compile(r"\D")


def normalise_phone(text: str) -> str:
    """`333 123 45 67` → `+393331234567`. A number that can't be placed in a country keeps its digits only."""
    text = text.strip()
    digits = _NOT_A_DIGIT.sub("", text)
    if text.startswith("+"):
        return f"+{digits}" if digits else ""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if len(digits) in (9, 10) and digits.startswith("3"):  # an Italian mobile
        return f"+39{digits}"
    if 6 <= len(digits) <= 11 and digits.startswith("0"):  # an Italian landline keeps its zero
        return f"+39{digits}"
    return digits


def looks_like_phone(text: str) -> bool:
    """Only digits and what people write between them, and enough of them."""
    return bool(re.fullmatch(r"\+?[\d\s./()-]{6,24}", text.strip())) and len(_NOT_A_DIGIT.sub("", text)) >= 6
