# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a workbook, as another program reads it."""

from io import BytesIO

from python_calamine import CalamineWorkbook

from tests.sameness.told import Row, Told, number, whole


def read(content: bytes, *, city: str = "") -> Told:
    book, told = CalamineWorkbook.from_filelike(BytesIO(content)), Told()
    for row in _rows(book, "Dati", "Dato"):
        title = row["Dato"]
        told.figures[title] = Row(
            number(row["Valore"]), number(row["Obiettivo"]), _reached(row), _share(row["Quota dell’obiettivo"]),
            whole(row["Non contate"]),
        )  # fmt: skip
        told.versions[title] = whole(row["Versione della definizione"])
        if city and not title.startswith("In attesa"):
            told.closed[title] = row["Stato"].startswith("Chiuso")
    for row in _rows(book, "Per gruppo", "Dato"):
        told.groups[row["Dato"], row["Per"], row["Gruppo"]] = whole(row["Persone"])
    for row in _rows(book, "Mese per mese", "Mese"):
        month = row.pop("Mese")
        told.months |= {(month, title): number(value) for title, value in row.items()}
    if "Città per città" in book.sheet_names:
        _cities(book, told)
    if "Rettifiche" in book.sheet_names:
        for row in _rows(book, "Rettifiche", "Città"):
            told.restated[row["Città"], row["Dato"]] = number(row["Alla chiusura"])
    return told


def _reached(row: dict):
    """Of a limit nothing is reached: it is kept or passed."""
    return None if row["Unità"] == "ore" else number(row["Raggiunto dell’obiettivo"])


def _share(value) -> int | None:
    return None if value == "" else round(value * 100)


def _cities(book: CalamineWorkbook, told: Told) -> None:
    for row in _rows(book, "Città per città", "Città"):
        name, state = row.pop("Città"), row.pop("Stato")
        told.closed[name] = state.startswith("Chiuso")
        for title in [head for head in row if ": " not in head]:
            share = _share(row.get(f"{title}: quota", ""))
            told.cities[name, title] = Row(
                number(row[title]), number(row.get(f"{title}: obiettivo")), share=share
            )


def _rows(book: CalamineWorkbook, sheet: str, first: str) -> list[dict]:
    """The rows below the one that begins with `first`, by their headings, until an empty one."""
    rows = book.get_sheet_by_name(sheet).to_python()
    head = next(number for number, row in enumerate(rows) if row[0] == first)
    below = rows[head + 1 :]
    end = next((number for number, row in enumerate(below) if row[0] == ""), len(below))
    return [dict(zip(rows[head], row, strict=True)) for row in below[:end]]
