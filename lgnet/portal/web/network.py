# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cities whose pages are public, for whoever comes without knowing where to look."""

from django.template.response import TemplateResponse
from django.urls import reverse

from lgnet.portal.city_names import city_name
from lgnet.portal.door import public_network_page
from lgnet.portal.public_errors import NotPublished
from lgnet.portal.queries import published_pages


@public_network_page
def nowhere(request, rest: str):
    """An address below a language that leads to no page: said in that language."""
    raise NotPublished()


@public_network_page
def network(request):
    language = request.public_language.code
    cities = [
        {
            "name": city_name(page.city, language),
            "url": reverse("portal:service_page", args=[language, page.city.slug]),
        }
        for page in published_pages(language)
    ]
    return TemplateResponse(request, "portal/network.html", {"cities": cities, "here": "network"})
