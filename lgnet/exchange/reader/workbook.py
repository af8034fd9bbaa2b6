# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads XLSX and ODS workbooks: the first sheet that is shown and holds something. Formulas by their last value."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lgnet.exchange.reader.archive import opened
from lgnet.exchange.reader.marks import Marks, marks_of
from lgnet.exchange.reader.refusing import MOST_COLUMNS, MOST_ROWS, Refused
from lgnet.exchange.reader.written import is_empty, written

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
LINKS = "xl/externalLinks/"
MANIFEST = "META-INF/manifest.xml"
MOST_SHEETS = 20


def read_workbook(content: bytes) -> Iterator[dict]:
    """The answers for a workbook. Raises Refused."""
    archive = opened(content)
    kind = _kind(archive)
    book = _opened(content)
    sheet, marks, others = _first_filled(book, archive if kind == "xlsx" else None)
    yield {"kind": kind, "sheet": sheet.name[:60]}
    if others:
        yield {"note": "other_sheets", "facts": {"number": others}}
    if any(name.startswith(LINKS) for name in archive.namelist()):
        yield {"note": "links_to_files", "facts": {}}
    if kind == "xlsx" and sheet.merged_cell_ranges:
        yield {"note": "merged_cells", "facts": {"number": len(sheet.merged_cell_ranges)}}
    yield from _rows(sheet, marks)


def _kind(archive: ZipFile) -> str:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Refused("binary_excel")
    if "mimetype" in names and archive.read("mimetype")[:80].strip() == ODS and "content.xml" in names:
        if MANIFEST in names and b"manifest:encryption-data" in archive.read(MANIFEST):
            raise Refused("password")
        return "ods"
    raise Refused("not_a_table", what="document" if "word/document.xml" in names else "archive")


def _opened(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as fault:
        raise Refused("password") from fault
    except (CalamineError, ValueError, OSError) as fault:
        raise Refused("broken") from fault


def _first_filled(book: CalamineWorkbook, archive: ZipFile | None) -> tuple[CalamineSheet, Marks, int]:
    """The sheet to read, its marks, and how many others hold something. Nothing too large is loaded."""
    found, others = None, 0
    for place, about in enumerate(book.sheets_metadata[:MOST_SHEETS]):
        if about.visible != SheetVisibleEnum.Visible or about.typ != SheetTypeEnum.WorkSheet:
            continue
        marks = marks_of(archive, about.name) if archive else Marks()
        if found and archive:
            others += marks.filled
            continue
        _check_size(marks.last_row, marks.last_column)
        sheet = _loaded(book, place)
        if found:
            others += sheet.end is not None
        elif sheet.end is not None:
            _check_size(*sheet.end)
            found = (sheet, marks)
    if found is None:
        raise Refused("empty")
    return *found, others


def _loaded(book: CalamineWorkbook, place: int) -> CalamineSheet:
    try:
        return book.get_sheet_by_index(place)
    except (CalamineError, ValueError, OSError) as fault:
        raise Refused("broken") from fault


def _check_size(last_row: int, last_column: int) -> None:
    if last_row >= MOST_ROWS + 20:  # a title and a header may stand above
        raise Refused("too_many_rows", most=MOST_ROWS)
    if last_column >= MOST_COLUMNS:
        raise Refused("too_many_columns", number=last_column + 1, most=MOST_COLUMNS)


def _rows(sheet: CalamineSheet, marks: Marks) -> Iterator[dict]:
    top, left = sheet.start or (0, 0)
    count = 0
    for number, values in enumerate(sheet.iter_rows(), start=top):
        cells = [*[""] * left, *map(written, values)]
        for column in range(len(cells)):
            if (number, column) in marks.errors:
                cells[column] = ["error", marks.errors[number, column]]
            elif (number, column) in marks.uncalculated:
                cells[column] = ["uncalculated", ""]
        if not is_empty(cells):
            count += 1
            yield {"row": number + 1, "cells": cells}
    if not count:
        raise Refused("empty")
    yield {"end": count}
