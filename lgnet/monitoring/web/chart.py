# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart as a picture of its own, so that the page needs no script and no style of it."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lgnet.monitoring import charts
from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.figures import NetworkFigures
from lgnet.monitoring.policies import may_read_network_figures
from lgnet.monitoring.queries import network_figures, programmes_with_figures
from lgnet.monitoring.web.selection import Selection, chosen
from lgnet.network.door import network_page

INDICATOR = "people_taken_in_charge"


@network_page(may_read_network_figures)
def chart(request, by):
    selection = chosen(request.GET, list(programmes_with_figures()))
    if selection is None or not charts.can_draw():
        raise NoSuchFigure()
    narrow = "narrow" in request.GET
    network = network_figures(selection.programme, selection.period)
    picture = charts.drawing(bars_of(network), _words(selection, narrow), narrow=narrow)
    return HttpResponse(picture, content_type="image/svg+xml; charset=utf-8")


def bars_of(network: NetworkFigures) -> tuple[charts.Bar, ...]:
    """The highest first; cities that are alike by name."""
    bars = [
        charts.Bar(city.city.name, _whole(figure.value), _whole(figure.target))
        for city in network.cities
        for figure in [city.figure(INDICATOR)]
    ]
    return tuple(sorted(bars, key=lambda bar: (-(bar.value or 0), bar.name)))


def _whole(number) -> int | None:
    return None if number is None else int(number)


def _words(selection: Selection, narrow: bool) -> charts.Words:
    facts = {
        "programme": selection.programme.code,
        "period": selection.label,
        "line": "\n" if narrow else " ",
    }
    return charts.Words(
        title=_("People taken in charge by city,%(line)s%(programme)s, %(period)s") % facts,
        subtitle=_("The bar is the figure, the upright mark%(line)sis the target the city has set") % facts,
        beside=_("%(value)s of %(target)s"),
        reached=_("Target reached"),
        half=_("At least half of the target"),
        less=_("Less than half of the target"),
        none=_("No target set"),
    )
