# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each city with its figures and targets, and the chart of people taken in charge."""

from django.utils.translation import gettext as _

from lgnet.monitoring.figures import CityFigures, Figure
from lgnet.monitoring.reports import notes
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Column, Sheet, amount
from lgnet.monitoring.reports.standing import has_share, standing_of, takes_target

DRAWN = "people_taken_in_charge"


def cities_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.CITIES))
    columns = [Column(_("City"), 20)]
    for figure in content.figures:
        columns += _columns(figure)
    columns.append(Column(_("State"), 30))
    sheet.heading(_("City by city"), notes.on_cities(), across=min(len(columns), 10))
    rows = sheet.table(columns, [_row(city) for city in content.cities])
    if rows and content.figures:
        _draw(book, sheet, rows, _place_of(content.figures, DRAWN))


def _columns(figure: Figure) -> list[Column]:
    title = figure.definition.title
    columns = [Column(title, 13)]
    if takes_target(figure):
        columns.append(Column(_("%(figure)s: target") % {"figure": title}, 13))
    if has_share(figure):
        columns.append(Column(_("%(figure)s: share") % {"figure": title}, 11, "share"))
    return columns


def _row(city: CityFigures) -> list:
    cells = [city.city.name]
    for figure in city.figures:
        cells.append(amount(figure, figure.value))
        if takes_target(figure):
            cells.append(amount(figure, figure.target))
        if has_share(figure):
            cells.append(None if figure.share is None else figure.share / 100)
    return [*cells, standing_of(city)]


def _place_of(figures: list[Figure], code: str) -> int:
    """The column of a figure's value."""
    before = next(number for number, figure in enumerate(figures) if figure.code == code)
    return 1 + sum(len(_columns(figure)) for figure in figures[:before])


def _draw(book: Book, sheet: Sheet, rows: range, column: int) -> None:
    chart = book.workbook.add_chart({"type": "bar"})
    name = sheet.sheet.get_name()
    for number, colour in ((column + 1, "#C2C9D1"), (column, "#004080")):
        chart.add_series(
            {
                "name": [name, rows[0] - 1, number],
                "categories": [name, rows[0], 0, rows[-1], 0],
                "values": [name, rows[0], number, rows[-1], number],
                "fill": {"color": colour}, "border": {"color": "#17324D", "width": 0.5}, "gap": 60,
            }
        )  # fmt: skip
    chart.set_title({"name": _("People taken in charge, against the targets"), "name_font": {"size": 13}})
    chart.set_x_axis({"min": 0, "num_format": "#,##0"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 820, "height": 120 + 34 * len(rows)})
    told = _("Two bars for each city: its target, and the people it took in charge. The numbers are above.")
    sheet.sheet.insert_chart(rows[-1] + 2, 0, chart, {"description": told})
