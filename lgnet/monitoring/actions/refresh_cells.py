# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recompute cells from the facts. A cell is derived: nothing is audited, and doing it twice changes nothing."""

from collections.abc import Iterable, Iterator
from datetime import date

from lgnet.kernel import clock
from lgnet.monitoring import facts
from lgnet.monitoring.actions.counting import counting
from lgnet.monitoring.actions.keep_first_services import keep_first_services
from lgnet.monitoring.actions.measure_drift import measure_drift
from lgnet.monitoring.breakdown import of_groups
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.hours import median
from lgnet.monitoring.models import Cell, Definition, StaleMonth
from lgnet.monitoring.periods import Period, months_between, periods_of
from lgnet.monitoring.queries import current_definitions
from lgnet.network.choices import ProgrammeState
from lgnet.network.models import City, Programme
from lgnet.network.queries import programmes_of

KEY = ["city", "programme", "indicator", "period_kind", "starts_on"]
FIGURE = ["definition_version", "ends_on", "value", "hours", "not_counted", "by", "drift", "computed_at"]


def refresh_all_cells(city: City, programme: Programme) -> int:
    """Every figure of a city in a programme, from its first record to today. Returns how many cells were written."""
    with counting(city):
        return _write(city, programme, _all_months(city, programme))


def refresh_cells(city: City, programme: Programme, *, months: Iterable[date]) -> int:
    """The months given, and the quarters, years and the programme they belong to."""
    with counting(city):
        return _write(city, programme, months)


def recount_marked(city: City) -> int:
    """What changes have marked as stale, and this month and who waits in the programmes that run.

    First services are kept in a transaction before: after a mass load they are many, the planner learns of them only
    once they are committed, and a count that is cut off for its time would otherwise find them missing each time again.
    """
    with counting(city):
        for programme, touched in _stale(city, _marks(city)).items():
            keep_first_services(programme, touched)
    with counting(city):
        marks = _marks(city)
        written = sum(_write(city, programme, touched) for programme, touched in _stale(city, marks).items())
        StaleMonth.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
    return written


def _marks(city: City) -> list[StaleMonth]:
    return list(StaleMonth.objects.filter(city=city).select_related("programme"))


def _stale(city: City, marks: list[StaleMonth]) -> dict[Programme, set[date]]:
    months = {programme: {clock.today()} for programme in running(city)}
    for mark in marks:
        months.setdefault(mark.programme, set()).add(mark.month)
    return months


def running(city: City):
    return programmes_of(city.id).filter(state=ProgrammeState.ACTIVE)


def _write(city: City, programme: Programme, months: Iterable[date]) -> int:
    months, definitions = list(months), current_definitions()
    keep_first_services(programme, months)
    cells = [
        cell
        for kind in PeriodKind
        for definition in definitions
        if definition.source != Source.WAITING or kind == PeriodKind.PROGRAMME
        for cell in _cells(city, programme, definition, periods_of(months, kind))
    ]
    Cell.objects.bulk_create(cells, update_conflicts=True, unique_fields=KEY, update_fields=FIGURE)
    measure_drift(city, programme, [period for kind in PeriodKind for period in periods_of(months, kind)])
    return len(cells)


def _cells(city: City, programme: Programme, definition: Definition, periods: list[Period]) -> Iterator[Cell]:
    """One for each period, also where nothing happened: a zero that was counted is not a figure not known."""
    found = facts.tallies(definition.source, programme, periods) if periods else {}
    for period in periods:
        tally = found.get(period.starts_on, facts.Tally())
        yield Cell(
            city=city,
            programme=programme,
            indicator=definition.code,
            definition_version=definition.version,
            period_kind=period.kind,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            value=median(tally.hours) if definition.is_median else tally.counted,
            hours=tally.hours,
            not_counted=tally.not_counted,
            by=tally.by or (of_groups([]) if definition.counts_people else {}),
        )


def _all_months(city: City, programme: Programme) -> list[date]:
    """From the programme's start to today, and whatever has records or figures outside it."""
    days = [clock.today(), programme.starts_on, *facts.first_and_last_day(programme)]
    cells = Cell.objects.filter(city=city, programme=programme, period_kind=PeriodKind.MONTH)
    days += cells.values_list("starts_on", flat=True)
    known = [day for day in days if day]
    return list(months_between(min(known), max(known)))
