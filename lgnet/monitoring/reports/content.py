# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a report says, whatever it is written on: read once, through the same queries as the page."""

from dataclasses import dataclass, replace
from datetime import datetime

from lgnet.kernel import clock
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.figures import CityFigures, Figure
from lgnet.monitoring.models import Definition
from lgnet.monitoring.periods import Period, months_later, period_of
from lgnet.monitoring.queries import (
    being_counted,
    figures,
    network_figures,
    oldest_count,
    reported_results,
    trend,
)
from lgnet.monitoring.reports import words
from lgnet.network.models import City, Programme, ReportedResult

Months = list[tuple[Period, list[Figure]]]
MONTHS = 12


@dataclass(frozen=True)
class Content:
    """Of one city, or of the network (`place` is None): then `figures` are the totals and `cities` each city's."""

    place: City | None
    programme: Programme
    period: Period
    figures: list[Figure]
    cities: list[CityFigures]
    months: Months
    """The oldest first, without who waits (which is now)."""
    definitions: list[Definition]
    """In each version by which a figure of the report was counted."""
    reported: list[ReportedResult]
    counted_at: datetime | None
    being_counted: bool
    asked_by: str
    asked_at: datetime

    @property
    def title(self) -> str:
        return words.title_of(self.place)

    @property
    def label(self) -> str:
        return words.label(self.period)

    def figure(self, code: str) -> Figure:
        return next(figure for figure in self.figures if figure.code == code)


def content_of(
    place: City | None, programme: Programme, period: Period, *, asked_by: str, asked_at: datetime
) -> Content:
    read = _of_city if place else _of_network
    found = read(place, programme, period)
    return Content(
        place=place, programme=programme, period=period, asked_by=asked_by, asked_at=asked_at,
        being_counted=being_counted(programme, city=place), reported=reported_results(),
        definitions=_definitions([found["figures"], *(city.figures for city in found["cities"])]), **found,
    )  # fmt: skip


def _definitions(rows: list[list[Figure]]) -> list[Definition]:
    """The newest version of each figure is there in any case: it says what the title means."""
    used = {(figure.code, version_of(figure)) for figures in rows for figure in figures}
    used |= {(figure.code, figure.definition.version) for figure in rows[0]}
    known = Definition.objects.filter(code__in={code for code, _version in used})
    return [each for each in known.order_by("position", "-version") if (each.code, each.version) in used]


def version_of(figure: Figure) -> int | None:
    """Of the definition by which it was counted; None of a total whose cities differ, or of what is not known."""
    return figure.definition_version


def _of_city(place: City, programme: Programme, period: Period) -> dict:
    found = figures(place, programme, period)
    return {
        "figures": found.figures, "cities": [], "counted_at": found.counted_at,
        "months": trend(place, programme, until=until_now(period)),
    }  # fmt: skip


def _of_network(_place, programme: Programme, period: Period) -> dict:
    found = network_figures(programme, period)
    return {
        "figures": found.totals, "cities": found.cities, "counted_at": oldest_count(found.cities),
        "months": network_trend(programme, until=until_now(period)),
    }  # fmt: skip


def network_trend(programme: Programme, *, until: Period, months: int = MONTHS) -> Months:
    """The network's last months before the period ends: each as the network's page shows that month."""
    last = until.ends_on.replace(day=1)
    shown = [period_of(months_later(last, back), PeriodKind.MONTH) for back in range(1 - months, 1)]
    return [(month, _without_waiting(network_figures(programme, month).totals)) for month in shown]


def _without_waiting(totals: list[Figure]) -> list[Figure]:
    return [figure for figure in totals if figure.definition.source != Source.WAITING]


def until_now(period: Period) -> Period:
    """Months that have not begun say nothing yet."""
    return replace(period, ends_on=max(period.starts_on, min(period.ends_on, clock.today())))
