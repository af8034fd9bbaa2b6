# SPDX-License-Identifier: AGPL-3.0-or-later
"""A cell as text, the same whichever program made the file; or as a fault."""

from datetime import date, datetime, time, timedelta

from lgnet.exchange.reader.refusing import LONGEST_CELL

EXACT = 2**53
"""Above it a number of a spreadsheet has lost its last digits."""
SHOWN = 40
ERRORS = frozenset((
    "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#N/D", "#RIF!", "#VALORE!", "#NOME?", "#NULLO!", "ERR:502", "ERR:504", "ERR:508", "ERR:522", "#########",
))  # fmt: skip
"""As Excel and LibreOffice write them, in English and Italian."""
Cell = str | list[str]


def written(value: object) -> Cell:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return _length_of_time(value) if isinstance(value, timedelta) else ["error", ""]


def _text(text: str) -> Cell:
    if text.strip().upper() in ERRORS:
        return ["error", text.strip()]
    if len(text) > LONGEST_CELL:
        return ["too_long", text[:SHOWN]]
    try:
        text.encode()
    except UnicodeEncodeError:  # half a sign of two
        return ["unreadable", ""]
    return text


def _number(value: float) -> Cell:
    if value != value or value in (float("inf"), float("-inf")):
        return ["error", str(value)]
    if abs(value) >= EXACT:
        return ["digits_lost", f"{value:.6g}"]
    return str(int(value)) if value == int(value) else repr(value)


def _moment(value: datetime) -> str:
    if value.time() == time(0):
        return value.date().isoformat()
    return value.isoformat(" ", "minutes")


def _length_of_time(value: timedelta) -> Cell:
    """An hour of the day that the sheet holds as a length of time."""
    minutes = int(value.total_seconds() // 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 <= minutes < 24 * 60 else ["error", str(value)]


def is_empty(cells: list[Cell]) -> bool:
    return not any(cell.strip() if isinstance(cell, str) else cell for cell in cells)
