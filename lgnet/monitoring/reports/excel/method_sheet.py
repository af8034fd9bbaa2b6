# SPDX-License-Identifier: AGPL-3.0-or-later
"""The definitions by which the figures were counted, and how the report is to be read."""

from django.utils.translation import gettext as _

from lgnet.monitoring.models import Definition
from lgnet.monitoring.reports import notes
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Column


def method_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.METHOD))
    sheet.heading(_("How it is counted"))
    columns = [
        Column(_("Figure"), 30), Column(_("Code"), 26), Column(_("Version"), 9, "number"),
        Column(_("In force from"), 13, "date"), Column(_("Definition"), 96),
    ]  # fmt: skip
    sheet.table(columns, [_row(definition) for definition in content.definitions])
    sheet.row += 1
    sheet.line(_("Notes on the method"), "strong")
    for note in notes.on_method(content.place):
        sheet.sheet.merge_range(sheet.row, 0, sheet.row, 4, note, book.formats["note"])
        sheet.sheet.set_row(sheet.row, 15 * (1 + len(note) // 170))
        sheet.row += 1


def _row(definition: Definition) -> list:
    return [definition.title, definition.code, definition.version, definition.valid_from, definition.text]
