# SPDX-License-Identifier: AGPL-3.0-or-later
"""People by age, gender and citizenship: one row a group, so that whoever likes makes a pivot table of it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from lgnet.monitoring.figures import Figure
from lgnet.monitoring.reports import notes, words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Column


def breakdown_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.BREAKDOWN))
    sheet.heading(_("People by age, gender and citizenship"), notes.on_groups(), across=5)
    columns = [
        Column(_("Figure"), 32), Column(_("By"), 26), Column(_("Group"), 32), Column(_("People"), 12, "number"),
        Column(_("Share of the figure"), 14, "share"),
    ]  # fmt: skip
    sheet.table(columns, [row for figure in content.figures for row in _rows(figure)])


def _rows(figure: Figure) -> Iterator[list]:
    for division, groups in figure.by.items():
        for group, number in groups.items():
            share = number / figure.value if figure.value else None
            name = words.group_name(division, group)
            yield [figure.definition.title, words.division_name(division), name, number, share]
