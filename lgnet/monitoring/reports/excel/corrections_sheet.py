# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was corrected after a period was closed, and why."""

from django.utils.translation import gettext as _

from lgnet.monitoring.reports import notes
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Column, amount
from lgnet.monitoring.reports.standing import Correction, corrections


def corrections_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.CORRECTIONS))
    sheet.heading(_("Restatements of closed figures"), notes.on_corrections(), across=8)
    columns = [
        Column(_("City"), 18), Column(_("Figure"), 30), Column(_("Number"), 9, "number"),
        Column(_("Published on"), 17, "moment"), Column(_("At the closing"), 11), Column(_("Now"), 11),
        Column(_("Reasons"), 56), Column(_("Comment"), 44),
    ]  # fmt: skip
    sheet.table(columns, [_row(each) for each in corrections(content)], frozen_columns=2)


def _row(correction: Correction) -> list:
    figure, restated = correction.figure, correction.restated
    return [
        correction.city, figure.definition.title, restated.number, restated.published_at,
        amount(figure, restated.first_value), amount(figure, figure.value), correction.reasons, restated.comment,
    ]  # fmt: skip
