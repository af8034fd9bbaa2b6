# SPDX-License-Identifier: AGPL-3.0-or-later
"""All the cities' public pages, for who keeps them for the whole network."""

from django.template.response import TemplateResponse
from django.urls import reverse

from lgnet.network.choices import PartnerRole, ProgrammeState
from lgnet.network.door import network_page
from lgnet.network.models import City
from lgnet.portal.choices import PageState
from lgnet.portal.models import ServicePage
from lgnet.portal.policies import may_keep_pages


@network_page(may_keep_pages)
def desks(request, by):
    running = {
        "partnerships__programme__state": ProgrammeState.ACTIVE,
        "partnerships__role": PartnerRole.CITY,
    }
    cities = City.objects.filter(**running).distinct().order_by("name")
    pages = {page.city_id: page for page in ServicePage.objects.select_related("edition")}
    rows = [
        {
            "city": city,
            "url": reverse("portal:network_desk", args=[city.slug]),
            "page": (page := pages.get(city.id)),
            "is_public": page is not None and page.state == PageState.PUBLISHED,
        }
        for city in cities
    ]
    public = sum(row["is_public"] for row in rows)
    return TemplateResponse(request, "portal/desk/desks.html", {"rows": rows, "public": public})
