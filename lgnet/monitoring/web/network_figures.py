# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network at a glance: totals, each city against its targets, what editions reported. No person, anywhere."""

from django.template.response import TemplateResponse
from django.urls import reverse

from lgnet.monitoring import charts
from lgnet.monitoring.figures import CityFigures, NetworkFigures
from lgnet.monitoring.policies import may_read_network_figures
from lgnet.monitoring.queries import (
    being_counted,
    network_figures,
    oldest_count,
    programmes_with_figures,
    reported_results,
)
from lgnet.monitoring.web.groups import divisions_of
from lgnet.monitoring.web.selection import Selection, chosen
from lgnet.network.door import network_page

FIRST_SORT = "-people_taken_in_charge"


@network_page(may_read_network_figures)
def network_figures_page(request, by):
    selection = chosen(request.GET, list(programmes_with_figures()))
    if selection is None:
        return TemplateResponse(request, "monitoring/no_programme.html")
    network = network_figures(selection.programme, selection.period)
    order = request.GET.get("sort", FIRST_SORT)
    return TemplateResponse(
        request,
        "monitoring/network_figures.html",
        {
            "selection": selection,
            "totals": network.totals,
            "divisions": divisions_of(network.totals),
            "restated": [
                (city.city, figure)
                for city in network.cities
                for figure in city.figures
                if figure.restatement
            ],
            "closed_cities": max((figure.closed_cities for figure in network.totals), default=0),
            "cities": _sorted(network, order),
            "columns": _columns(network, selection, order),
            "counted_at": oldest_count(network.cities),
            "being_counted": being_counted(selection.programme),
            "chart": _chart(selection) if network.totals else None,
            "reported": reported_results(),
        },
    )


def _sorted(network: NetworkFigures, order: str) -> list[CityFigures]:
    """By the column asked for; a city whose figure is not known comes last either way."""
    code, backwards = order.lstrip("-"), order.startswith("-")
    if code not in {figure.code for figure in network.totals}:
        return sorted(network.cities, key=lambda city: city.city.name, reverse=backwards)
    known = [city for city in network.cities if city.figure(code).value is not None]
    unknown = [city for city in network.cities if city.figure(code).value is None]
    return sorted(known, key=lambda city: city.figure(code).value, reverse=backwards) + unknown


def _columns(network: NetworkFigures, selection: Selection, order: str) -> list[dict]:
    """Headings with the address that sorts by them: the city's name first, figures from the highest."""
    columns = [{"code": "city", "title": None, "first": "city"}]
    columns += [
        {"code": figure.code, "title": figure.definition.title, "first": f"-{figure.code}"}
        for figure in network.totals
    ]
    for column in columns:
        now = order in (column["code"], f"-{column['code']}")
        other = order[1:] if order.startswith("-") else f"-{order}"
        column["url"] = f"?{selection.query}&sort={other if now else column['first']}#cities"
        column["sorted"] = ("descending" if order.startswith("-") else "ascending") if now else ""
    return columns


def _chart(selection: Selection) -> dict | None:
    if not charts.can_draw():
        return None
    address = f"{reverse('monitoring:chart')}?{selection.query}"
    return {"wide": address, "narrow": f"{address}&narrow=1"}
