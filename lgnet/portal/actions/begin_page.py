# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.models import City
from lgnet.portal.base_texts import base_texts
from lgnet.portal.errors import PageBegun
from lgnet.portal.languages import ITALIAN, languages_of
from lgnet.portal.models import PageText, ServicePage
from lgnet.portal.models.page_text import digest_of
from lgnet.portal.policies import may_set_up_pages, require_page_of
from lgnet.portal.sections import SECTIONS
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def begin_page(*, city: City, by: Actor) -> ServicePage:
    """The city's pages, from the shipped texts, not yet public. Raises PageBegun."""
    may_set_up_pages(by)
    require_page_of(by, city.id)
    with becomes(PageBegun(), on="portal_servicepage_city_id_key"):
        page = ServicePage.objects.create(city=city)
    PageText.objects.bulk_create(
        text for language in languages_of(city) for text in _texts(city, language.code)
    )
    audit.record("portal.page_begun", by=by, target=page, city=city.slug)
    return page


def _texts(city: City, language: str):
    base, italian = base_texts(language), base_texts(ITALIAN)
    for section in SECTIONS:
        text = base.of(city, section)
        if text:
            translated = base.reviewed_on and language != ITALIAN
            yield PageText(
                city=city, language=language, section=section, text=text, base_version=base.version,
                reviewed_on=base.reviewed_on,
                reviewed_against=digest_of(italian.of(city, section)) if translated else "",
            )  # fmt: skip
