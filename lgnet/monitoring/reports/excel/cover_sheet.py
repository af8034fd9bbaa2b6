# SPDX-License-Identifier: AGPL-3.0-or-later
"""Of what, when, by whom, with whose money; and where what is."""

from io import BytesIO

from django.utils.translation import gettext as _

from lgnet.monitoring.reports import notes, words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.emblem import emblem_png
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Sheet
from lgnet.monitoring.reports.standing import corrections

EMBLEM_ROWS = 4


def cover_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.COVER), portrait=True)
    sheet.sheet.set_column(0, 0, 26)
    sheet.sheet.set_column(1, 1, 74)
    sheet.heading(content.title)
    for name, value in notes.cover(content):
        sheet.put(0, name, "label")
        sheet.put(1, value)
        sheet.sheet.set_row(sheet.row, 16 * (1 + len(value) // 78))
        sheet.row += 1
    sheet.row += 1
    _funding(sheet, content)
    _index(sheet, content)


def _funding(sheet: Sheet, content: Content) -> None:
    """The emblem with the words the Union asks for, or the words alone where no picture can be drawn."""
    sheet.put(1, _("Co-funded by the European Union"), "strong")
    picture = emblem_png()
    if picture:
        place = {
            "image_data": BytesIO(picture),
            "description": _("Emblem of the European Union"),
            "x_offset": 4,
        }
        sheet.sheet.insert_image(sheet.row, 0, "emblem.png", {**place, "x_scale": 0.5, "y_scale": 0.5})
    sheet.row += 1
    sheet.put(1, words.co_funding(content.programme))
    sheet.sheet.set_row(sheet.row, 34)
    sheet.row += EMBLEM_ROWS


def _index(sheet: Sheet, content: Content) -> None:
    sheet.line(_("In this file"), "strong")
    there = [sheet_names.FIGURES, sheet_names.BREAKDOWN, sheet_names.MONTHS]
    there += [] if content.place else [sheet_names.CITIES]
    there += [sheet_names.CORRECTIONS] if corrections(content) else []
    there += [sheet_names.REPORTED] if content.reported else []
    for name in [*there, sheet_names.METHOD]:
        sheet.sheet.write_url(sheet.row, 0, f"internal:'{name}'!A1", sheet.book.formats["link"], str(name))
        sheet.row += 1
