# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one layer that figures are read through: the pages now, files and interfaces after them, show the same."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.figures import CityFigures, Figure, NetworkFigures, together
from lgnet.monitoring.models import (
    Cell,
    ClosedFigure,
    Definition,
    Report,
    ReportPeriod,
    Restatement,
    StaleMonth,
    Target,
)
from lgnet.monitoring.periods import Period, months_later, period_of
from lgnet.network.choices import PartnerRole, ProgrammeState
from lgnet.network.models import City, Programme, ReportedResult


def current_definitions() -> list[Definition]:
    """The latest version of each, in order."""
    latest = Definition.objects.order_by("code", "-version").distinct("code")
    return sorted(latest, key=lambda definition: definition.position)


def figures(city: City, programme: Programme, period: Period) -> CityFigures:
    """The figures of one city, with its targets."""
    definitions = current_definitions()
    return _by_city([city], programme, period, definitions)[0]


def network_figures(programme: Programme, period: Period) -> NetworkFigures:
    """The figures of each city that takes part, and of all together. People are added up, not yet recognised."""
    definitions = current_definitions()
    cities = _by_city(cities_of(programme), programme, period, definitions)
    totals = [
        together(definition, [city.figure(definition.code) for city in cities]) for definition in definitions
    ]
    return NetworkFigures(cities, totals)


def _by_city(
    cities: Iterable[City], programme: Programme, period: Period, definitions: list[Definition]
) -> list[CityFigures]:
    cities = list(cities)
    cells = _cells(cities, programme, period, definitions)
    targets = _targets(cities, programme, period)
    closed = _closed(programme, period.kind, (period.starts_on, period.starts_on), cities)
    keys = {city.id: [(city.id, definition.code) for definition in definitions] for city in cities}
    return [
        CityFigures(
            city,
            [
                Figure.of(
                    definition, cells.get(key), targets.get(key), *closed.get((*key, period.starts_on), ())
                )
                for definition, key in zip(definitions, keys[city.id], strict=True)
            ],
        )
        for city in cities
    ]


def _closed(
    programme: Programme, kind: str, begin_between: tuple[date, date], cities: Iterable[City]
) -> dict[tuple[UUID, str, date], tuple[ClosedFigure, ClosedFigure]]:
    """By city, indicator and the period's first day: the figure as it stands reported, and as it was at the closing."""
    reported = ClosedFigure.objects.filter(
        report_period__programme=programme, report_period__period_kind=kind,
        report_period__starts_on__range=begin_between, report_period__city__in=cities,
        report_period__closed_at__isnull=False,
    ).select_related("report_period", "restatement")  # fmt: skip
    found: dict[tuple[UUID, str, date], tuple[ClosedFigure, ClosedFigure]] = {}
    for figure in reported.order_by("edition"):
        key = (figure.report_period.city_id, figure.indicator, figure.report_period.starts_on)
        found[key] = (figure, found[key][1] if key in found else figure)
    return found


def _cells(
    cities: list[City], programme: Programme, period: Period, definitions: list[Definition]
) -> dict[tuple[UUID, str], Cell]:
    """By city and indicator. Who waits, waits now: her cell is the programme's, whatever the period."""
    now = [definition.code for definition in definitions if definition.source == Source.WAITING]
    wanted = Q(period_kind=period.kind, starts_on=period.starts_on) & ~Q(indicator__in=now)
    wanted |= Q(period_kind=PeriodKind.PROGRAMME, indicator__in=now)
    cells = Cell.objects.filter(wanted, programme=programme, city__in=cities)
    return {(cell.city_id, cell.indicator): cell for cell in cells}


def _targets(cities: list[City], programme: Programme, period: Period) -> dict:
    set_for = Target.objects.filter(
        programme=programme, city__in=cities, period_kind=period.kind, starts_on=period.starts_on
    )
    return {
        (city, indicator): value
        for city, indicator, value in set_for.values_list("city", "indicator", "value")
    }


def cities_of(programme: Programme):
    """The cities that take part, by name."""
    part = {"partnerships__programme": programme, "partnerships__role": PartnerRole.CITY}
    return City.objects.filter(**part).distinct().order_by("name")


def trend(
    city: City, programme: Programme, *, until: Period, months: int = 12
) -> list[tuple[Period, list[Figure]]]:
    """The last months before the period ends, the oldest first, without who waits (which is now)."""
    definitions = [each for each in current_definitions() if each.source != Source.WAITING]
    last = until.ends_on.replace(day=1)
    cells = Cell.objects.filter(
        city=city, programme=programme, period_kind=PeriodKind.MONTH,
        starts_on__range=(months_later(last, 1 - months), last),
    )  # fmt: skip
    closed = _closed(programme, PeriodKind.MONTH, (months_later(last, 1 - months), last), [city])
    known: dict = defaultdict(dict)
    for cell in cells:
        known[cell.starts_on][cell.indicator] = cell
    return [
        (
            period_of(month, PeriodKind.MONTH),
            [
                Figure.of(
                    definition, known[month].get(definition.code), None,
                    *closed.get((city.id, definition.code, month), ()),
                )
                for definition in definitions
            ],
        )
        for month in (months_later(last, back) for back in range(1 - months, 1))
    ]  # fmt: skip


def being_counted(programme: Programme, *, city: City | None = None) -> bool:
    """Whether changes are committed that the figures do not show yet."""
    marks = StaleMonth.objects.filter(programme=programme)
    return (marks.filter(city=city) if city else marks).exists()


def oldest_count(cities: Iterable[CityFigures]) -> datetime | None:
    """The moment since which no city was counted again: nothing shown is older."""
    return min((city.counted_at for city in cities if city.counted_at), default=None)


def programmes_with_figures(city: City | None = None):
    """The editions to choose from, the newest first: all but those only planned."""
    newest = F("starts_on").desc(nulls_last=True)
    begun = Programme.objects.exclude(state=ProgrammeState.PLANNED).order_by(newest)
    if city is None:
        return begun
    return begun.filter(partnerships__city=city, partnerships__role=PartnerRole.CITY).distinct()


def reported_results() -> list[ReportedResult]:
    """What editions have published themselves; never added to what is counted here."""
    return list(ReportedResult.objects.select_related("programme").order_by("programme__starts_on", "id"))


def reports():
    """The files of the place in context, the newest first, without what is in them."""
    made = Report.objects.defer("content").select_related("programme", "requested_by")
    return made.order_by("-requested_at", "-pk")


def get_report(report_id: UUID) -> Report | None:
    return Report.objects.select_related("programme").filter(pk=report_id).first()


def report_period_of(city: City, programme: Programme, period: Period) -> ReportPeriod | None:
    """Whether the city has closed it, or asked to; None where figures still follow the facts."""
    asked = ReportPeriod.objects.filter(
        city=city, programme=programme, period_kind=period.kind, starts_on=period.starts_on
    )
    return asked.select_related("programme", "city").first()


def being_settled(report_period: ReportPeriod | None) -> bool:
    """Whether the job has still to do what was asked."""
    if report_period is None:
        return False
    return report_period.closed_at is None or _asked(report_period).exists()


def history(report_period: ReportPeriod) -> list[tuple[Restatement | None, list[Figure]]]:
    """What was reported at the closing (None), and what each restatement made of it: only the figures it changed."""
    definitions = {definition.code: definition for definition in current_definitions()}
    kept = ClosedFigure.objects.filter(report_period=report_period).select_related(
        "report_period", "restatement"
    )
    steps: dict[int, tuple[Restatement | None, list[Figure]]] = {}
    for figure in kept.order_by("edition"):
        if figure.indicator in definitions:
            step = steps.setdefault(figure.edition, (figure.restatement, []))
            step[1].append(Figure.of(definitions[figure.indicator], None, closed=figure))
    for _, of_step in steps.values():
        of_step.sort(key=lambda figure: figure.definition.position)
    return list(steps.values())


def _asked(report_period: ReportPeriod):
    return Restatement.objects.filter(report_period=report_period, published_at__isnull=True)
