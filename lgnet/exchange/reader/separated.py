# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads separated values as offices send them: UTF-8, UTF-16 or Windows-1252, with semicolons, commas, tabs or bars."""

import csv
import io
from collections.abc import Iterator

from lgnet.exchange.reader.refusing import MOST_COLUMNS, MOST_ROWS, Refused
from lgnet.exchange.reader.written import is_empty, written

SEPARATORS = (";", ",", "\t", "|")
LOOKED_AT = 20  # lines
LONGEST_LINE = 1_000_000  # characters
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
TWICE_ENCODED = ("Ã¨", "Ã©", "Ã\xa0", "Ã¹", "Ã²", "Ã¬", "â€™", "Ã‰")
OWN_SEPARATOR = "sep="


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises Refused."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refused("not_a_table", what="binary")
        return text, encoding
    raise Refused("encoding")


def _encodings(content: bytes) -> list[str]:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return [encoding]
    sample = content[:2_000]
    if sample.count(0) > len(sample) // 4:  # every other byte of Latin letters
        return ["utf-16-le" if sample[1:2] == b"\0" else "utf-16-be"]
    return ["utf-8", "cp1252"]


def _lines(text: str) -> list[str]:
    return [line for line in text[: LONGEST_LINE // 10].split("\n")[:LOOKED_AT] if line.strip()]


def separator_of(text: str) -> str | None:
    """The sign by which the lines fall into most columns, as many in each; None where there is one column."""
    first = text[:20].split("\n")[0].strip().lower()
    if first.startswith(OWN_SEPARATOR) and len(first) == 5:
        return first[-1]
    best, found = (0, 0), None
    for separator in SEPARATORS:
        widths = [len(row) for row in csv.reader(_lines(text), delimiter=separator)]
        common = max(widths, key=widths.count, default=1)
        score = (widths.count(common) if common > 1 else 0, common)
        if common > 1 and score > best:
            best, found = score, separator
    return found


def read_text(content: bytes) -> Iterator[dict]:
    """The answers for a file of separated values."""
    text, encoding = decoded(content)
    if max((len(line) for line in text.split("\n")), default=0) > LONGEST_LINE:
        raise Refused("long_line")
    separator = separator_of(text)
    yield {"kind": "csv", "encoding": encoding.removesuffix("-sig"), "separator": separator or ";"}
    if any(sign in text for sign in TWICE_ENCODED):
        yield {"note": "twice_encoded", "facts": {}}
    yield from _rows(text, separator or ";")


def _rows(text: str, separator: str) -> Iterator[dict]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    count = 0
    try:
        for row in reader:
            if count == 0 and _is_own_separator(row, separator):
                continue
            cells = [written(cell) for cell in row]
            if is_empty(cells):
                continue
            count += 1
            _check_size(count, cells)
            yield {"row": reader.line_num, "cells": cells}
    except csv.Error as fault:
        raise Refused("quotes", line=reader.line_num) from fault
    if not count:
        raise Refused("empty")
    yield {"end": count}


def _is_own_separator(row: list[str], separator: str) -> bool:
    return separator.join(row).strip().lower().rstrip(separator) in (OWN_SEPARATOR, OWN_SEPARATOR + separator)


def _check_size(count: int, cells: list) -> None:
    if count > MOST_ROWS:
        raise Refused("too_many_rows", most=MOST_ROWS)
    if len(cells) > MOST_COLUMNS:
        raise Refused("too_many_columns", number=len(cells), most=MOST_COLUMNS)
