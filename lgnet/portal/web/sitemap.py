# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every public page in every language, each with its other languages (sitemaps.org; hreflang)."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from lgnet.network.door import PUBLIC
from lgnet.portal.languages import ITALIAN, languages_of
from lgnet.portal.models import ServicePage
from lgnet.portal.places import services_of, sites_of
from lgnet.portal.queries import published_pages

OF_A_CITY = (
    "service_page", "now", "services", "ask", "status", "opinion", "results", "conditions", "privacy", "legal_notes",
    "accessibility",
)  # fmt: skip


@login_not_required
def sitemap(request: HttpRequest) -> TemplateResponse:
    base = request.build_absolute_uri("/")[:-1]
    pages = published_pages()
    told = {"base": base, "entries": [*_network(pages), *(entry for page in pages for entry in _city(page))]}
    return TemplateResponse(
        request, "portal/sitemap.xml", told, content_type="application/xml; charset=utf-8"
    ).render()


def _network(pages: list[ServicePage]) -> list[dict]:
    codes = list(dict.fromkeys(language.code for page in pages for language in languages_of(page.city)))
    names = ("portal:network", "portal:network_results")
    return [
        entry for name in names for entry in _entries({code: reverse(name, args=[code]) for code in codes})
    ]


def _city(page: ServicePage) -> Iterator[dict]:
    codes, slug = [language.code for language in languages_of(page.city)], page.city.slug
    places = [place.slug for place in (*sites_of(page.city), *services_of(page.city, ITALIAN))]
    addresses = [(f"portal:{name}", []) for name in OF_A_CITY] + [
        ("portal:service", [place]) for place in places
    ]
    for name, rest in addresses:
        paths = {code: reverse(name, args=[code, slug, *rest]) for code in codes}
        yield from _entries(paths, changed=page.edition.published_at.date())


def _entries(paths: dict[str, str], **told) -> list[dict]:
    return [{"path": path, "alternates": paths, **told} for path in paths.values()]


sitemap.door = PUBLIC
