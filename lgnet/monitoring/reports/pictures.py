# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the drawings of page and paper show, with their words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lgnet.monitoring import charts
from lgnet.monitoring.figures import CityFigures
from lgnet.monitoring.periods import Period
from lgnet.monitoring.reports.content import Months
from lgnet.monitoring.reports.words import label
from lgnet.network.models import Programme

DRAWN = "people_taken_in_charge"


def cities_picture(
    cities: list[CityFigures], programme: Programme, period: Period, *, narrow: bool = False
) -> str:
    """Each city's people taken in charge against its target, as SVG."""
    return charts.drawing(bars_of(cities), _words(programme, period, narrow), narrow=narrow)


def bars_of(cities: list[CityFigures]) -> tuple[charts.Bar, ...]:
    """The highest first; cities that are alike by name."""
    bars = [
        charts.Bar(city.city.name, _whole(figure.value), _whole(figure.target))
        for city in cities
        for figure in [city.figure(DRAWN)]
    ]
    return tuple(sorted(bars, key=lambda bar: (-(bar.value or 0), bar.name)))


def months_picture(months: Months) -> str:
    """A small drawing for each counted figure, one below the other, as SVG."""
    rows = [
        charts.Point(date_format(month.starts_on, "M y"), figure.definition.title, _whole(figure.value))
        for month, figures in months
        for figure in figures
        if not figure.definition.is_median
    ]
    return charts.months_drawing(tuple(rows))


def _whole(number) -> int | None:
    return None if number is None else int(number)


def _words(programme: Programme, period: Period, narrow: bool) -> charts.Words:
    facts = {"programme": programme.code, "period": label(period), "line": "\n" if narrow else " "}
    return charts.Words(
        title=_("People taken in charge by city,%(line)s%(programme)s, %(period)s") % facts,
        subtitle=_("The bar is the figure, the upright mark%(line)sis the target the city has set") % facts,
        beside=_("%(value)s of %(target)s"),
        reached=_("Target reached"),
        half=_("At least half of the target"),
        less=_("Less than half of the target"),
        none=_("No target set"),
    )
