# SPDX-License-Identifier: AGPL-3.0-or-later
"""The last twelve months, with a chart that Excel draws from the cells."""

from django.utils.translation import gettext as _

from lgnet.monitoring.reports import notes, words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Column, Sheet, amount

COLOURS = ("#004080", "#B3541E", "#3D7A3D", "#6A4C93")
"""Told apart also by who does not see red and green, and by the marks on the lines."""
MARKS = ("circle", "square", "triangle", "diamond")


def months_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.MONTHS))
    shown = content.months[-1][1] if content.months else []
    sheet.heading(_("Month by month"), notes.on_months(), across=len(shown) + 1)
    columns = [Column(_("Month"), 20), *(Column(figure.definition.title, 18) for figure in shown)]
    rows = sheet.table(
        columns,
        [[words.label(month), *(amount(each, each.value) for each in row)] for month, row in content.months],
    )
    counted = [number for number, figure in enumerate(shown, start=1) if not figure.definition.is_median]
    if rows and counted:
        _draw(book, sheet, columns, rows, counted)


def _draw(book: Book, sheet: Sheet, columns: list[Column], rows: range, counted: list[int]) -> None:
    chart = book.workbook.add_chart({"type": "line"})
    name = sheet.sheet.get_name()
    for place, number in enumerate(counted):
        colour = COLOURS[place % len(COLOURS)]
        chart.add_series(
            {
                "name": [name, rows[0] - 1, number],
                "categories": [name, rows[0], 0, rows[-1], 0],
                "values": [name, rows[0], number, rows[-1], number],
                "line": {"color": colour, "width": 2.25},
                "marker": {"type": MARKS[place % len(MARKS)], "size": 6, "fill": {"color": colour}},
            }
        )
    chart.set_title({"name": f"{_('Month by month')}, {book.subject}", "name_font": {"size": 13}})
    chart.set_y_axis(
        {"min": 0, "num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#D9DADB"}}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 820, "height": 340})
    told = _("Lines of the counted figures over the months; the numbers are in the table above.")
    sheet.sheet.insert_chart(rows[-1] + 2, 0, chart, {"description": told})
