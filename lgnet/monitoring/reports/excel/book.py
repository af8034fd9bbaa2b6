# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workbook in the house's dress: real numbers with formats, texts that never run, sheets that print on A4."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lgnet.kernel.cells import neutral

INK, BLUE, PALE, GREY = "#17324D", "#004080", "#EBF1F7", "#5A768A"
A4 = 9
FORMATS = {
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0", "valign": "top"},
    "hours": {"num_format": "#,##0.0", "valign": "top"},
    "share": {"num_format": "0%", "valign": "top"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "align": "left", "valign": "top"},
    "title": {"bold": True, "font_size": 18, "font_color": BLUE},
    "subtitle": {"font_size": 12, "font_color": GREY},
    "note": {"text_wrap": True, "font_color": GREY, "valign": "top"},
    "label": {"bold": True, "text_wrap": True, "valign": "top", "font_color": INK},
    "strong": {"bold": True, "text_wrap": True, "valign": "top"},
    "link": {"font_color": BLUE, "underline": 1},
    "head": {
        "bold": True, "text_wrap": True, "valign": "vcenter", "font_color": "#FFFFFF", "bg_color": BLUE, "border": 1,
        "border_color": "#FFFFFF",
    },
}  # fmt: skip
KEEP_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, how wide (characters), and what its cells are."""

    heading: str
    width: int
    kind: str = "text"


class Book:
    """The workbook that is being written; `content()` ends it."""

    def __init__(self, *, title: str, subject: str, author: str, made_at: datetime) -> None:
        import xlsxwriter  # here: processes that make none stay small

        self._file = BytesIO()
        self.workbook = xlsxwriter.Workbook(self._file, {"in_memory": True, **KEEP_TEXT})
        self.workbook.set_properties(
            {
                "title": title,
                "subject": subject,
                "author": author,
                "company": "LGNet",
                "created": _utc(made_at),
            }
        )
        self.title, self.subject = title, subject
        self.formats = {name: self.workbook.add_format(dress) for name, dress in FORMATS.items()}

    def sheet(self, name: str, *, portrait: bool = False) -> "Sheet":
        return Sheet(self, self.workbook.add_worksheet(name), portrait=portrait)

    def content(self) -> bytes:
        self.workbook.close()
        return self._file.getvalue()


class Sheet:
    """A sheet, written from above."""

    def __init__(self, book: Book, sheet, *, portrait: bool) -> None:
        self.book, self.sheet, self.row = book, sheet, 0
        self.sheet.set_portrait() if portrait else self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        self.sheet.set_header(f"&L&9{_printed(book.title)}&R&9{_printed(book.subject)}")
        self.sheet.set_footer(
            f"&L&9LGNet&R&9{_('Page %(page)s of %(pages)s') % {'page': '&P', 'pages': '&N'}}"
        )
        self.sheet.hide_gridlines(2)

    def put(self, column: int, value, kind: str = "text") -> None:
        """One cell of the present row; what is not known stays empty."""
        dress = self.book.formats[kind]
        if value is None or value == "":
            self.sheet.write_blank(self.row, column, None, dress)
        elif isinstance(value, datetime):
            self.sheet.write_datetime(self.row, column, localtime(value).replace(tzinfo=None), dress)
        elif isinstance(value, date):
            self.sheet.write_datetime(self.row, column, datetime(value.year, value.month, value.day), dress)
        elif isinstance(value, int | float | Decimal):
            self.sheet.write_number(self.row, column, value, dress)
        else:
            self.sheet.write_string(self.row, column, neutral(str(value)), dress)

    def line(self, text: str, kind: str = "text", *, height: float | None = None) -> None:
        self.put(0, text, kind)
        if height:
            self.sheet.set_row(self.row, height)
        self.row += 1

    def heading(self, title: str, note: str = "", *, across: int = 6) -> None:
        """What the sheet shows, and what to know of it."""
        self.line(title, "title", height=28)
        self.line(self.book.subject, "subtitle")
        if note and across > 1:
            self.sheet.merge_range(
                self.row, 0, self.row, across - 1, neutral(note), self.book.formats["note"]
            )
            self.sheet.set_row(self.row, 15 * (1 + len(note) // 110))
            self.row += 1
        self.row += 1

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence], *, frozen_columns: int = 1) -> range:
        """Headings that stay in sight and on each printed page, and the rows below them. Returns where these are.

        A cell is a value, or a value with the kind it has instead of its column's.
        """
        for number, column in enumerate(columns):
            self.put(number, column.heading, "head")
            self.sheet.set_column(number, number, column.width)
        self.sheet.set_row(self.row, 33)
        self.sheet.freeze_panes(self.row + 1, frozen_columns)
        self.sheet.repeat_rows(self.row)
        head, self.row = self.row, self.row + 1
        for row in rows:
            for number, (column, cell) in enumerate(zip(columns, row, strict=True)):
                self.put(number, *(cell if isinstance(cell, tuple) else (cell, column.kind)))
            self.row += 1
        if self.row > head + 1:
            self.sheet.autofilter(head, 0, self.row - 1, len(columns) - 1)
        return range(head + 1, self.row)


def _printed(text: str) -> str:
    """An ampersand begins a code in headers and footers."""
    return text.replace("&", "&&")[:100]


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)


def amount(figure, value) -> tuple:
    """A figure's value or target for a cell: a median may end in a half."""
    return (value, "hours" if figure.definition.is_median else "number")
