# SPDX-License-Identifier: AGPL-3.0-or-later
"""Click a figure: the records behind it. Who follows people reads names; who answers for the figure reads codes."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.urls import reverse

from lgnet.monitoring.choices import Source
from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.figures import CityFigures, Figure
from lgnet.monitoring.members import Member, members_visible_to, shown_to
from lgnet.monitoring.policies import may_see_members, may_see_names
from lgnet.monitoring.queries import figures, programmes_with_figures
from lgnet.monitoring.web.selection import chosen
from lgnet.network.door import city_page

A_PAGE = 50
RECORD_PAGE = {
    Source.CONTACTS: "outreach:contact",
    Source.WAITING: "outreach:contact",
    Source.TAKEN_IN_CHARGE: "casework:case",
    Source.HOURS_TO_CHARGE: "casework:case",
    Source.DIRECTED: "casework:referral",
    Source.HOUSED: "people:person",
    Source.RENT_SUPPORTED: "people:person",
}


@city_page(may_see_members)
def members(request, by, indicator: str):
    selection = chosen(request.GET, list(programmes_with_figures(request.city)))
    if selection is None:
        raise NoSuchFigure()
    figure = _figure(figures(request.city, selection.programme, selection.period), indicator)
    counted = request.GET.get("counted") != "no"
    rows = members_visible_to(
        by, figure=figure, programme=selection.programme, period=selection.period, counted=counted
    )
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = shown_to(by, figure=figure, rows=page.object_list)
    behind = figure.members if counted else figure.not_counted
    return TemplateResponse(
        request,
        "monitoring/members.html",
        {
            "selection": selection,
            "figure": figure,
            "counted": counted,
            "page": page,
            "members": [(member, _link(request.city, figure, member)) for member in shown],
            "behind": behind,
            "hidden": max(behind - page.paginator.count, 0),
            "newer": max(page.paginator.count - behind, 0),
            "with_names": may_see_names.allows(by),
        },
    )


def _figure(of_city: CityFigures, indicator: str) -> Figure:
    figure = next((figure for figure in of_city.figures if figure.code == indicator), None)
    if figure is None:
        raise NoSuchFigure()
    return figure


def _link(city, figure: Figure, member: Member) -> str:
    """The record's own page, for whoever works with names."""
    if not member.name:
        return ""
    page = RECORD_PAGE[Source(figure.definition.source)]
    record = member.person_id if page == "people:person" else member.record_id
    return reverse(page, args=[city.slug, record])
