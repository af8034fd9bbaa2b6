# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables as files. Every text is neutralised (`lgnet.kernel.cells`), and an import gives back what it was."""

from collections.abc import Iterable, Sequence

from lgnet.exchange.choices import FileKind
from lgnet.exchange.writing.opendocument import opendocument
from lgnet.exchange.writing.separated import separated
from lgnet.exchange.writing.spreadsheet import spreadsheet

TYPES = {
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileKind.CSV: "text/csv; charset=utf-8",
}


def table_file(
    kind: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", separator: str = ";"
) -> bytes:
    """The whole file. `title` names the sheet, where there is one."""
    if kind == FileKind.CSV:
        return separated(header, rows, separator=separator)
    return (opendocument if kind == FileKind.ODS else spreadsheet)(header, rows, title=title)


__all__ = ["TYPES", "table_file"]
