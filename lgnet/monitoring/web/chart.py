# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart as a picture of its own, so that the page needs no script and no style of it."""

from django.http import HttpResponse

from lgnet.monitoring import charts
from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.policies import may_read_network_figures
from lgnet.monitoring.queries import network_figures, programmes_with_figures
from lgnet.monitoring.reports.pictures import DRAWN, cities_picture
from lgnet.monitoring.web.selection import chosen
from lgnet.network.door import network_page


@network_page(may_read_network_figures)
def chart(request, by):
    selection = chosen(request.GET, list(programmes_with_figures()))
    if selection is None or not charts.can_draw():
        raise NoSuchFigure()
    narrow = "narrow" in request.GET
    network = network_figures(selection.programme, selection.period)
    if DRAWN not in {figure.code for figure in network.totals}:  # no definitions are loaded yet
        raise NoSuchFigure()
    picture = cities_picture(network.cities, selection.programme, selection.period, narrow=narrow)
    return HttpResponse(picture, content_type="image/svg+xml; charset=utf-8")
