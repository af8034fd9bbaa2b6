# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city's service page in the municipal model: its texts, with what the city's live records say."""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.portal import needs
from lgnet.portal.door import public_city_page
from lgnet.portal.models import ServicePage
from lgnet.portal.open_now import standing
from lgnet.portal.places import sites_of
from lgnet.portal.sections import CONTACTS, IN_THE_INDEX
from lgnet.portal.structured import service_json
from lgnet.portal.texts import shown


@public_city_page
def service_page(request, page):
    return TemplateResponse(request, "portal/service_page.html", service_words(request, page))


def service_words(request, page: ServicePage) -> dict:
    """What the page shows; the editors' preview shows the same of texts not yet published."""
    language = request.public_language.code
    texts, shops = shown(page.edition, language), sites_of(page.city)
    now = clock.now()
    sections = [texts[one.code] for one in IN_THE_INDEX if one.code in texts]
    return {
        "texts": texts,
        "sections": sections,
        "index": [*(text.section for text in sections), CONTACTS],
        "contacts": CONTACTS,
        "shops": [standing(shop, now) for shop in shops],
        "bring": needs.what_to_bring(language),
        "bring_unreviewed": not needs.is_reviewed(language),
        "unreviewed": any(text.is_unreviewed or not text.translated for text in sections if not text.section.legal),
        "answer_days": page.answer_days,
        "topics": [_("Immigration"), _("Social integration"), _("Social assistance")],
        "updated_on": page.edition.published_at,
        "json": service_json(
            page, texts, shops, language=language, url=request.build_absolute_uri(),
            ask=request.build_absolute_uri(reverse("portal:ask", args=[language, page.city.slug])),
        ),
        "here": "service_page",
    }  # fmt: skip
