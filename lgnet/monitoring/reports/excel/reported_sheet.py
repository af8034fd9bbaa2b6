# SPDX-License-Identifier: AGPL-3.0-or-later
"""What earlier editions published: beside the figures, never added to them."""

from django.utils.translation import gettext as _

from lgnet.monitoring.reports import notes, words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Column
from lgnet.network.models import ReportedResult


def reported_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.REPORTED))
    sheet.heading(_("Results reported by earlier editions"), notes.on_reported(), across=5)
    columns = [
        Column(_("Programme"), 14), Column(_("How exactly"), 14), Column(_("Value"), 12, "number"),
        Column(_("As it was written"), 56), Column(_("Source"), 46),
    ]  # fmt: skip
    sheet.table(columns, [_row(result) for result in content.reported])


def _row(result: ReportedResult) -> list:
    return [
        result.programme.code, result.get_qualifier_display(), result.value, result.wording, words.source_of(result),
    ]  # fmt: skip
