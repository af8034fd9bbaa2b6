# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures of one city: against its targets, month by month, each with the way to the records behind it."""

from django.template.response import TemplateResponse

from lgnet.monitoring.policies import may_read_city_figures, may_see_members, may_set_targets
from lgnet.monitoring.queries import being_counted, figures, programmes_with_figures, trend
from lgnet.monitoring.reports.content import until_now
from lgnet.monitoring.reports.words import label
from lgnet.monitoring.web.groups import divisions_of
from lgnet.monitoring.web.selection import chosen
from lgnet.monitoring.web.standing import closing_state
from lgnet.network.door import city_page


@city_page(may_read_city_figures)
def city_figures(request, by):
    selection = chosen(request.GET, list(programmes_with_figures(request.city)))
    if selection is None:
        return TemplateResponse(request, "monitoring/no_programme.html")
    found = figures(request.city, selection.programme, selection.period)
    months = trend(request.city, selection.programme, until=until_now(selection.period))
    return TemplateResponse(
        request,
        "monitoring/city_figures.html",
        {
            "selection": selection,
            "figures": found.figures,
            "counted_at": found.counted_at,
            "being_counted": being_counted(selection.programme, city=request.city),
            "months": [(month, label(month), row) for month, row in reversed(months)],
            "divisions": divisions_of(found.figures),
            **closing_state(by, request.city, selection, found.figures),
            "opens_members": may_see_members.allows(by),
            "sets_targets": may_set_targets.allows(by),
        },
    )
