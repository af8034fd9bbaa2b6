# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the reader of workbooks leaves out, found in the sheet itself: cells with an error, formulas that were never
calculated, and how far the sheet goes."""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree
from zipfile import ZipFile

from lgnet.exchange.reader.refusing import Refused

NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LARGEST_INDEX = 1024 * 1024  # bytes of the list of sheets
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)>(?=(.{0,40}))", re.S)
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
ERROR = re.compile(rb'\bt="e"')
FORMULA_ALONE = re.compile(
    rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{0,20})")


@dataclass
class Marks:
    """Places are (row, column) from 0. `last` is the furthest place that holds anything."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    last_row: int = 0
    last_column: int = 0
    filled: bool = False


def marks_of(archive: ZipFile, sheet: str) -> Marks:
    """Raises Refused where the workbook names no such sheet."""
    content = archive.read(_part_of(archive, sheet))
    marks = Marks()
    for cell in CELL.finditer(content):
        _note(marks, cell, content)
    return marks


def _note(marks: Marks, cell: re.Match, content: bytes) -> None:
    attributes, place = cell[1], PLACE.search(cell[1])
    if place is None or attributes.endswith(b"/") or cell[2].startswith((b"</", b"<c ")):
        return
    marks.filled = True
    row, column = int(place[2]) - 1, _number(place[1])
    marks.last_row, marks.last_column = max(marks.last_row, row), max(marks.last_column, column)
    if ERROR.search(attributes):
        told = VALUE.search(content, cell.start(2), cell.start(2) + 400)
        marks.errors[row, column] = told[1].decode("ascii", "replace") if told else "#?"
    elif FORMULA_ALONE.match(content, cell.start(2)):
        marks.uncalculated.add((row, column))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _part_of(archive: ZipFile, sheet: str) -> str:
    try:
        book = _index(archive, "xl/workbook.xml")
        relation = next(one.get(RELATION) for one in book.iter(f"{NAMES}sheet") if one.get("name") == sheet)
        relations = _index(archive, "xl/_rels/workbook.xml.rels").iter(f"{RELATIONS}Relationship")
        target = next(one.get("Target") for one in relations if one.get("Id") == relation)
    except (StopIteration, KeyError, ElementTree.ParseError) as fault:
        raise Refused("broken") from fault
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    if part not in archive.namelist():
        raise Refused("broken")
    return part


def _index(archive: ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > LARGEST_INDEX:
        raise Refused("broken")
    return ElementTree.fromstring(archive.read(name))
