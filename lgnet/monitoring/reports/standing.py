# SPDX-License-Identifier: AGPL-3.0-or-later
"""How firm a figure is: provisional, closed, restated; and how it stands against its target."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.monitoring.choices import Gained, Lost, Source
from lgnet.monitoring.figures import CityFigures, Difference, Figure
from lgnet.monitoring.reports import words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.words import number


@dataclass(frozen=True)
class Correction:
    """One published restatement of one figure of one city."""

    city: str
    figure: Figure

    @property
    def restated(self):
        return self.figure.restatement

    @property
    def reasons(self) -> str:
        return reasons_of(self.restated.difference)


def corrections(content: Content) -> list[Correction]:
    """Every restatement that the figures of the report went through, by city."""
    places = [(content.place.name, content.figures)] if content.place else []
    places += [(city.city.name, city.figures) for city in content.cities]
    return [Correction(name, figure) for name, figures in places for figure in figures if figure.restatement]


def standing(figure: Figure, *, cities: int | None = None) -> str:
    """Of a city's figure, or of a total of so many cities."""
    if figure.definition.source == Source.WAITING:
        return _("Now, whatever the period")
    if figure.counted_at is None:
        return _("Not counted yet")
    if cities is not None:
        return _of_cities(figure.closed_cities, cities)
    if figure.closed_at is None:
        return _("Provisional")
    return _closed(figure)


def _of_cities(closed: int, cities: int) -> str:
    facts = {"closed": closed, "cities": cities}
    if closed == 0:
        return _("Provisional: no city has closed the period")
    if closed == cities:
        return _("Closed by every city")
    return (
        ngettext(
            "Provisional: closed by %(closed)s city of %(cities)s",
            "Provisional: closed by %(closed)s cities of %(cities)s",
            closed,
        )
        % facts
    )


def _closed(figure: Figure) -> str:
    said = _("Closed on %(day)s") % {"day": words.day(figure.closed_at)}
    if figure.restatement:
        facts = {"number": figure.restatement.number, "day": words.day(figure.restatement.published_at)}
        said += "; " + _("restatement %(number)s of %(day)s") % facts
    return said


def standing_of(city: CityFigures) -> str:
    """Of all the figures of a city together: its period is closed for all of them or for none."""
    figures = [figure for figure in city.figures if figure.definition.source != Source.WAITING]
    firm = [figure for figure in figures if figure.closed_at]
    restated = [figure for figure in firm if figure.restatement]
    if not firm:
        return standing(figures[0]) if figures else ""
    return standing(
        max(restated or firm, key=lambda figure: figure.restatement.number if figure.restatement else 0)
    )


def reasons_of(difference: Difference) -> str:
    """9 written down after the closing; 2 fewer: found to be somebody already counted."""
    gained = [f"+{number} {Gained(code).label}" for code, number in difference.gained.items()]
    lost = [f"−{number} {Lost(code).label}" for code, number in difference.lost.items()]
    changed = [
        _("%(number)s counted as before, in another group or with other hours")
        % {"number": difference.changed}
    ]
    return "; ".join([*gained, *lost, *(changed if difference.changed else [])])


def against_target(figure: Figure) -> str:
    """28 of 40; at most 72 hours, kept."""
    if figure.target is None:
        return _("No target set") if takes_target(figure) else ""
    if figure.definition.is_median:
        kept = {True: _("kept"), False: _("passed"), None: _("not measured")}[figure.is_on_target]
        return _("at most %(target)s hours: %(kept)s") % {"target": number(figure.target), "kept": kept}
    return _("%(reached)s of %(target)s") % {
        "reached": number(figure.reached),
        "target": number(figure.target),
    }


def takes_target(figure: Figure) -> bool:
    """Who waits, waits now: nobody promises that."""
    return figure.definition.source != Source.WAITING


def has_share(figure: Figure) -> bool:
    """A limit is kept or passed, it has no share."""
    return takes_target(figure) and not figure.definition.is_median
