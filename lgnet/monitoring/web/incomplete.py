# SPDX-License-Identifier: AGPL-3.0-or-later
"""Of whom the figures miss age, gender or citizenship: names for who can ask, codes for who answers for them."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.incomplete import incomplete_shown_to, incomplete_visible_to
from lgnet.monitoring.policies import may_see_members, may_see_names
from lgnet.monitoring.queries import programmes_with_figures
from lgnet.monitoring.web.selection import chosen
from lgnet.network.door import city_page

A_PAGE = 50


@city_page(may_see_members)
def incomplete(request, by):
    selection = chosen(request.GET, list(programmes_with_figures(request.city)))
    if selection is None:
        raise NoSuchFigure()
    people = incomplete_visible_to(by, programme=selection.programme, period=selection.period)
    page = Paginator(people, A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "monitoring/incomplete.html",
        {
            "selection": selection,
            "page": page,
            "people": incomplete_shown_to(by, page.object_list),
            "with_names": may_see_names.allows(by),
        },
    )
