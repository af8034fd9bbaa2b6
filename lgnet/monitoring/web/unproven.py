# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was given without a proof that it counts: names for who can ask for the proof, codes for who answers for it."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.policies import may_see_members, may_see_names
from lgnet.monitoring.queries import programmes_with_figures
from lgnet.monitoring.unproven import MOST_SERVICES, shown, unproven_of
from lgnet.monitoring.web.selection import chosen
from lgnet.network.door import city_page
from lgnet.people.choices import Eligibility

A_PAGE = 50


@city_page(may_see_members)
def unproven(request, by):
    selection = chosen(request.GET, list(programmes_with_figures(request.city)))
    if selection is None:
        raise NoSuchFigure()
    found, more = unproven_of(by, programme=selection.programme, period=selection.period)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    lacking = [one for one in found if one.eligibility == Eligibility.UNPROVEN]
    return TemplateResponse(
        request,
        "monitoring/unproven.html",
        {
            "selection": selection,
            "page": page,
            "people": shown(by, page.object_list),
            "services": sum(len(one.given) for one in lacking),
            "lacking": len(lacking),
            "more": more,
            "most": MOST_SERVICES,
            "with_names": may_see_names.allows(by),
        },
    )
