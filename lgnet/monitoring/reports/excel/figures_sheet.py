# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each figure against its target."""

from django.utils.translation import gettext as _

from lgnet.monitoring.figures import Figure
from lgnet.monitoring.reports import notes
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.excel import sheet_names
from lgnet.monitoring.reports.excel.book import Book, Column, amount
from lgnet.monitoring.reports.standing import against_target, standing


def figures_sheet(book: Book, content: Content) -> None:
    sheet = book.sheet(str(sheet_names.FIGURES))
    sheet.heading(_("Figures against the targets"), notes.on_people(content.place), across=10)
    sheet.table(columns(), [_row(figure, content) for figure in content.figures])


def columns() -> list[Column]:
    return [
        Column(_("Figure"), 32), Column(_("Unit"), 11), Column(_("Value"), 11), Column(_("Target"), 11),
        Column(_("Reached of the target"), 12), Column(_("Share of the target"), 12, "share"),
        Column(_("Against the target"), 20), Column(_("Not counted"), 12, "number"),
        Column(_("Version of the definition"), 12, "number"), Column(_("State"), 48),
    ]  # fmt: skip


def _row(figure: Figure, content: Content) -> list:
    cities = None if content.place else len(content.cities)
    return [
        figure.definition.title, figure.definition.get_unit_display(), amount(figure, figure.value),
        amount(figure, figure.target), amount(figure, figure.reached if figure.target is not None else None),
        None if figure.share is None else figure.share / 100, against_target(figure), figure.not_counted,
        figure.definition_version, standing(figure, cities=cities),
    ]  # fmt: skip
