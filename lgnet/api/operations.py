# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every address of the interface. Each names its rule; what it answers is in answers.py."""

from ninja import Query, Router

from lgnet.api import answers
from lgnet.api.asked import period_named, programme_of
from lgnet.api.door import of_city, of_holder, of_network
from lgnet.api.figures_out import figure_of, month_of, period_of, place_of, row_of
from lgnet.api.lists import definitions, periods, places, programmes, reported
from lgnet.monitoring import queries
from lgnet.monitoring.policies import may_read_city_figures, may_read_network_figures
from lgnet.monitoring.reports.content import MONTHS, network_trend, until_now

router = Router()
FAULTS = frozenset({400, 401, 403, 404, 422, 429})
PROGRAMME = Query(..., description="Its code: LGNet3", examples=["LGNet3"])
PERIOD = Query(
    ..., description="A month (2026-03), a quarter (2026-Q1), a year (2026), or all", examples=["2026-Q1"]
)
UNTIL = Query(..., description="The last twelve months before this period ends", examples=["2026"])


def _of(kind) -> dict:
    """What an address answers with, and what it says when it cannot."""
    return {200: kind, FAULTS: answers.Fault}


@router.get(
    "/places", response=_of(list[answers.Place]), url_name="places", summary="Where this token reads figures"
)
@of_holder
def where(request):
    return places(request.auth.user)


@router.get("/network/programmes", response=_of(list[answers.Programme]), url_name="network_programmes",
            summary="The editions with figures")  # fmt: skip
@of_network(may_read_network_figures)
def network_programmes(request):
    return programmes(None)


@router.get("/cities/{city}/programmes", response=_of(list[answers.Programme]), url_name="city_programmes",
            summary="The editions the city takes part in")  # fmt: skip
@of_city(may_read_city_figures)
def city_programmes(request, city: str):
    return programmes(request.place)


@router.get("/network/definitions", response=_of(list[answers.Definition]), url_name="network_definitions",
            summary="What each figure counts, in every version")  # fmt: skip
@of_network(may_read_network_figures)
def network_definitions(request):
    return definitions()


@router.get("/cities/{city}/definitions", response=_of(list[answers.Definition]), url_name="city_definitions",
            summary="What each figure counts, in every version")  # fmt: skip
@of_city(may_read_city_figures)
def city_definitions(request, city: str):
    return definitions()


@router.get("/network/periods", response=_of(list[answers.ReportedPeriod]), url_name="network_periods",
            summary="The periods of an edition, and how many cities have closed each")  # fmt: skip
@of_network(may_read_network_figures)
def network_periods(request, programme: str = PROGRAMME):
    return periods(programme_of(None, programme), None)


@router.get("/cities/{city}/periods", response=_of(list[answers.ReportedPeriod]), url_name="city_periods",
            summary="The periods of an edition, and which are closed")  # fmt: skip
@of_city(may_read_city_figures)
def city_periods(request, city: str, programme: str = PROGRAMME):
    return periods(programme_of(request.place, programme), request.place)


@router.get("/network/figures", response=_of(answers.NetworkFigures), url_name="network_figures",
            summary="The figures of all cities together, and of each")  # fmt: skip
@of_network(may_read_network_figures)
def network_figures(request, programme: str = PROGRAMME, period: str = PERIOD):
    edition, when = programme_of(None, programme), period_named(period)
    found = queries.network_figures(edition, when)
    return answers.NetworkFigures(
        place=place_of(None), programme=edition.code, period=period_of(when),
        counted_at=queries.oldest_count(found.cities), being_counted=queries.being_counted(edition),
        figures=[figure_of(figure) for figure in found.totals], cities=[row_of(city) for city in found.cities],
    )  # fmt: skip


@router.get("/cities/{city}/figures", response=_of(answers.Figures), url_name="city_figures",
            summary="The figures of a city against its targets")  # fmt: skip
@of_city(may_read_city_figures)
def city_figures(request, city: str, programme: str = PROGRAMME, period: str = PERIOD):
    edition, when = programme_of(request.place, programme), period_named(period)
    found = queries.figures(request.place, edition, when)
    return answers.Figures(
        place=place_of(request.place), programme=edition.code, period=period_of(when), counted_at=found.counted_at,
        being_counted=queries.being_counted(edition, city=request.place),
        figures=[figure_of(figure) for figure in found.figures],
    )  # fmt: skip


@router.get("/network/trend", response=_of(answers.Trend), url_name="network_trend", summary="Month by month")
@of_network(may_read_network_figures)
def months_of_network(request, programme: str = PROGRAMME, until: str = UNTIL):
    edition = programme_of(None, programme)
    months = network_trend(edition, until=until_now(period_named(until)))
    return answers.Trend(
        place=place_of(None), programme=edition.code, months=[month_of(*month) for month in months]
    )


@router.get(
    "/cities/{city}/trend", response=_of(answers.Trend), url_name="city_trend", summary="Month by month"
)
@of_city(may_read_city_figures)
def months_of_city(request, city: str, programme: str = PROGRAMME, until: str = UNTIL):
    edition = programme_of(request.place, programme)
    months = queries.trend(request.place, edition, until=until_now(period_named(until)), months=MONTHS)
    return answers.Trend(
        place=place_of(request.place), programme=edition.code, months=[month_of(*month) for month in months]
    )


@router.get("/network/reported-results", response=_of(list[answers.ReportedResult]), url_name="reported_results",
            summary="What editions published themselves: beside the figures, never in them")  # fmt: skip
@of_network(may_read_network_figures)
def reported_results(request):
    return reported()
