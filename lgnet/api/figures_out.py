# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures of monitoring as answers of the interface. Nothing is computed here."""

from dataclasses import asdict
from decimal import Decimal

from lgnet.api import answers
from lgnet.monitoring import figures
from lgnet.monitoring.choices import Source
from lgnet.monitoring.periods import Period
from lgnet.network.models import City


def place_of(city: City | None) -> answers.Place:
    if city is None:
        return answers.Place(kind="network", slug="", name="LGNet")
    return answers.Place(kind="city", slug=city.slug, name=city.name)


def period_of(period: Period) -> answers.Period:
    return answers.Period(
        code=period.code, kind=period.kind.value, starts_on=period.starts_on, ends_on=period.ends_on
    )


def number_of(value: Decimal | None) -> answers.Number | None:
    """A whole one stays whole: 60, and 72.5."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def figure_of(figure: figures.Figure) -> answers.Figure:
    definition = figure.definition
    return answers.Figure(
        indicator=figure.code, unit=definition.unit, value=number_of(figure.value), target=number_of(figure.target),
        reached=number_of(figure.reached) if figure.target is not None else None, share=figure.share,
        on_target=figure.is_on_target, cities_with_target=figure.cities_with_target, not_counted=figure.not_counted,
        groups=figure.by, definition_version=figure.definition_version, counted_at=figure.counted_at,
        closed_at=figure.closed_at, closed_cities=figure.closed_cities, restatement=_restatement(figure.restatement),
        unpublished_difference=_difference(figure.drift), **_hours(figure),
    )  # fmt: skip


def row_of(city: figures.CityFigures) -> answers.CityRow:
    return answers.CityRow(
        place=place_of(city.city),
        counted_at=city.counted_at,
        figures=[figure_of(each) for each in city.figures],
    )


def month_of(month: Period, of_month: list[figures.Figure]) -> answers.Month:
    return answers.Month(period=period_of(month), figures=[figure_of(figure) for figure in of_month])


def _hours(figure: figures.Figure) -> dict:
    """How long: of who waits, and of a median."""
    if not (figure.definition.is_median or figure.definition.source == Source.WAITING):
        return {"median_hours": None, "longest_hours": None}
    return {"median_hours": number_of(figure.median_hours), "longest_hours": figure.longest_hours}


def _difference(difference: figures.Difference | None) -> answers.Difference | None:
    return answers.Difference(**asdict(difference)) if difference else None


def _restatement(restated: figures.Restated | None) -> answers.Restatement | None:
    if restated is None:
        return None
    return answers.Restatement(
        number=restated.number, published_at=restated.published_at, comment=restated.comment,
        first_value=number_of(restated.first_value), difference=_difference(restated.difference),
    )  # fmt: skip
