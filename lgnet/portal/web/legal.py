# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that bind: conditions of service, privacy notice, legal notes, accessibility."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.portal.door import public_city_page
from lgnet.portal.texts import shown


@public_city_page
def conditions(request, page):
    return _binding(request, page, "conditions", heading=_("Terms and conditions of service"))


@public_city_page
def privacy(request, page):
    return _binding(request, page, "privacy", heading=_("Privacy notice"), dpo=True)


@public_city_page
def legal_notes(request, page):
    return TemplateResponse(request, "portal/legal_notes.html", {})


@public_city_page
def accessibility(request, page):
    return TemplateResponse(request, "portal/accessibility.html", {})


def _binding(request, page, section: str, **told) -> TemplateResponse:
    text = shown(page.edition, request.public_language.code)[section]
    return TemplateResponse(request, "portal/text_page.html", {"shown": text, **told})
