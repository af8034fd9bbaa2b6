# SPDX-License-Identifier: AGPL-3.0-or-later
"""What still stands in the way of publishing. The public never reads “information not available at the moment”."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lgnet.network.choices import SiteKind
from lgnet.network.models import Site
from lgnet.portal.addresses import read_address
from lgnet.portal.languages import ITALIAN
from lgnet.portal.models import PageText, ServicePage
from lgnet.portal.queries import texts_of
from lgnet.portal.sections import CONTACTS, SECTIONS, Section

FEWEST = 3  # characters, as the State's validator counts them
SAYS_NOTHING = re.compile(
    r"non\s+(è\s+)?(attualmente|al\s+momento|ancora)?\s*disponibil|al\s+momento\s+non\s+disponibil"
    r"|in\s+(fase\s+di\s+)?aggiornamento|da\s+definire|lorem\s+ipsum|\bn\.?\s?d\.?$|^\W*$",
    re.IGNORECASE,
)
SHORT = 120
"""A text that says only that there is nothing to say is shorter than this."""


@dataclass(frozen=True, slots=True)
class Missing:
    section: Section
    reason: str

    def __str__(self) -> str:
        return f"{self.section.label} ({self.reason})"


def missing(page: ServicePage) -> list[Missing]:
    """In the order of the page; empty when it may be published."""
    texts = texts_of(page)
    lacking = [
        Missing(section, reason)
        for section in SECTIONS.values()
        if (reason := _fault(section, texts.get((ITALIAN, section.code))))
    ]
    return lacking + [Missing(CONTACTS, reason) for reason in _contact_faults(page)]


def _fault(section: Section, text: PageText | None) -> str:
    words = text.text.strip() if text else ""
    if not words and not section.mandatory:
        return ""
    if len(words) < FEWEST:
        return _("empty")
    if len(words) < SHORT and SAYS_NOTHING.search(words):
        return _("says only that there is nothing to say")
    if section.legal and text.reviewed_on is None:
        return _("nobody has reviewed these binding words")
    return ""


def _contact_faults(page: ServicePage) -> list[str]:
    shops = Site.objects.filter(city_id=page.city_id, kind=SiteKind.ONE_STOP_SHOP, is_public=True)
    usable = [site for site in shops if read_address(site.address).is_complete]
    faults = {
        _("the unit that answers for the service"): page.unit,
        _("a public one-stop shop with street, postal code and town"): usable,
        _("the opening hours of the one-stop shop"): any(site.opening_hours for site in usable),
        _("a phone number or e-mail address"): page.phone or page.email or any(site.phone for site in usable),
        _("how to reach the data protection officer"): page.dpo_contact,
    }
    return [words for words, there in faults.items() if not there]
