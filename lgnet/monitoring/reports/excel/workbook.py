# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel.book import Book
from lgnet.monitoring.reports.excel.breakdown_sheet import breakdown_sheet
from lgnet.monitoring.reports.excel.cities_sheet import cities_sheet
from lgnet.monitoring.reports.excel.corrections_sheet import corrections_sheet
from lgnet.monitoring.reports.excel.cover_sheet import cover_sheet
from lgnet.monitoring.reports.excel.figures_sheet import figures_sheet
from lgnet.monitoring.reports.excel.method_sheet import method_sheet
from lgnet.monitoring.reports.excel.months_sheet import months_sheet
from lgnet.monitoring.reports.excel.reported_sheet import reported_sheet
from lgnet.monitoring.reports.standing import corrections


def workbook(content: Content) -> bytes:
    """The report as an .xlsx file, in the language that is active."""
    subject = f"{content.programme.code}, {content.label}"
    book = Book(title=content.title, subject=subject, author=content.asked_by, made_at=content.asked_at)
    cover_sheet(book, content)
    figures_sheet(book, content)
    breakdown_sheet(book, content)
    months_sheet(book, content)
    if content.place is None:
        cities_sheet(book, content)
    if corrections(content):
        corrections_sheet(book, content)
    if content.reported:
        reported_sheet(book, content)
    method_sheet(book, content)
    return book.content()
