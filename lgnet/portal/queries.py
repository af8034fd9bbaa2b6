# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of the public pages: as their editors have them, and as the public does."""

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from lgnet.network.models import City
from lgnet.portal.choices import PageState
from lgnet.portal.languages import ITALIAN, speaks
from lgnet.portal.models import PageText, ServicePage
from lgnet.portal.public_errors import NotPublished


def page_of(city: City) -> ServicePage | None:
    return ServicePage.objects.filter(city=city).select_related("city__organisation", "edition").first()


def texts_of(page: ServicePage) -> dict[tuple[str, str], PageText]:
    """As their editors have them now, by language and section."""
    return {(text.language, text.section): text for text in PageText.objects.filter(city_id=page.city_id)}


def italian_of(page: ServicePage, section: str) -> str:
    text = PageText.objects.filter(city_id=page.city_id, language=ITALIAN, section=section).first()
    return text.text if text else ""


def published_pages(language: str | None = None) -> list[ServicePage]:
    """What the public may read, of the cities that speak the language, by the city's name."""
    pages = _public().order_by("city__name")
    return [page for page in pages if language is None or speaks(page.city, language)]


def published_page(slug: str, language: str) -> ServicePage:
    """Raises NotPublished: not begun, not published and not in this language look the same."""
    page = _public().filter(city__slug=slug).first()
    if page is None or not speaks(page.city, language):
        raise NotPublished()
    return page


def _public() -> QuerySet[ServicePage]:
    public = ServicePage.objects.filter(state=PageState.PUBLISHED)
    return public.select_related("city__organisation", "edition")


def public_path(city: City, language: str) -> str:
    """Where the public reads of the city's services, in Italian where they are not in the language; else empty."""
    for code in (language, ITALIAN):
        try:
            return reverse("portal:service_page", args=[code, published_page(city.slug, code).city.slug])
        except (NotPublished, NoReverseMatch):
            continue
    return ""
