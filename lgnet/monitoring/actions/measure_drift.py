# SPDX-License-Identifier: AGPL-3.0-or-later
"""After a count: how the closed periods would come out today. Their figures stay; the difference waits beside them."""

from collections.abc import Iterable
from dataclasses import asdict

from lgnet.monitoring.differences import compared
from lgnet.monitoring.models import Cell, ClosedFigure, ReportPeriod
from lgnet.monitoring.periods import Period
from lgnet.monitoring.queries import current_definitions
from lgnet.network.models import City, Programme


def measure_drift(city: City, programme: Programme, periods: Iterable[Period]) -> None:
    """Of those of these periods that are closed. Inside `counting`, where every team's people are seen."""
    counted = {(period.kind, period.starts_on) for period in periods}
    closed = ReportPeriod.objects.filter(city=city, programme=programme, closed_at__isnull=False)
    for report_period in closed.select_related("programme"):
        if (report_period.period_kind, report_period.starts_on) in counted:
            _measure(report_period)


def _measure(report_period: ReportPeriod) -> None:
    definitions = {definition.code: definition for definition in current_definitions()}
    for reported in last_editions(report_period):
        if reported.indicator not in definitions:
            continue
        comparison = compared(report_period, reported, definitions[reported.indicator])
        difference = comparison.difference(not_counted_was=reported.not_counted)
        cell_of(report_period, reported.indicator).update(drift=asdict(difference) if difference else {})


def last_editions(report_period: ReportPeriod) -> list[ClosedFigure]:
    """What is reported now: of each indicator the closing, or the last restatement."""
    of_period = ClosedFigure.objects.filter(report_period=report_period)
    return list(of_period.order_by("indicator", "-edition").distinct("indicator"))


def cell_of(report_period: ReportPeriod, indicator: str):
    return Cell.objects.filter(
        city=report_period.city_id, programme=report_period.programme_id, indicator=indicator,
        period_kind=report_period.period_kind, starts_on=report_period.starts_on,
    )  # fmt: skip
