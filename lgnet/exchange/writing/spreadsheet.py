# SPDX-License-Identifier: AGPL-3.0-or-later
import io
import re
from collections.abc import Iterable, Sequence

from lgnet.kernel.cells import neutral

PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""In memory: nothing of people is left in a folder for passing files."""
LONGEST = 32_767  # characters Excel keeps in a cell
TITLE_SIGNS = re.compile(r"[\[\]:*?/\\']")
WIDEST = 40


def spreadsheet(header: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> bytes:
    """One sheet of texts: numbers keep their zeros, days their order. The header stays in sight and filters."""
    import xlsxwriter  # here: processes that make none stay small

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, PLAIN)
    sheet = book.add_worksheet(TITLE_SIGNS.sub(" ", title)[:31] or None)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    widths = [len(label) for label in header]
    _write(sheet, 0, header, widths, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        _write(sheet, last, row, widths)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, max(len(header) - 1, 0))
    book.close()
    return file.getvalue()


def _write(sheet, number: int, row: Sequence[str], widths: list[int], style=None) -> None:
    for column, text in enumerate(row):
        if text:
            sheet.write_string(number, column, neutral(text)[:LONGEST], style)
            widths[column] = max(widths[column], min(len(text), WIDEST))
