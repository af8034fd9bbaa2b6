# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page as it would be if it were published now."""

from django.template.response import TemplateResponse
from django.utils import translation

from lgnet.kernel import clock
from lgnet.portal.door import dressed
from lgnet.portal.editions import compose
from lgnet.portal.errors import NoSuchSection
from lgnet.portal.languages import PUBLIC, languages_of, speaks
from lgnet.portal.models import PageEdition
from lgnet.portal.texts import shown
from lgnet.portal.web.desk.desk import Desk, both_doors
from lgnet.portal.web.service_page import service_words

IN_EVERY_HEAD = ("title", "summary", "addressed")


def preview(request, by, desk: Desk, language: str):
    return as_published_now(request, desk, language)


def as_published_now(request, desk: Desk, language: str):
    """Raises NoSuchSection for a language that the city does not speak, or whose head has no words."""
    page = desk.page()
    if not speaks(desk.city, language):
        raise NoSuchSection()
    page.edition = PageEdition(city=desk.city, texts=compose(page), published_at=clock.now())
    request.public_language, request.public_page = PUBLIC[language], page
    with translation.override(language):
        if not all(code in shown(page.edition, language) for code in IN_EVERY_HEAD):
            raise NoSuchSection()
        told = service_words(request, page) | {
            "preview": desk.overview_url,
            "nowhere": True,
            "addresses": [
                {"language": one, "path": desk.url("preview", one.code)} for one in languages_of(desk.city)
            ],
        }
        return dressed(request, TemplateResponse(request, "portal/service_page.html", told))


preview_in_city, preview_in_network = both_doors(preview)
