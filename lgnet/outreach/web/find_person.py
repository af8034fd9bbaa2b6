# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is she known already? Answers while one types."""

from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.outreach.policies import may_write_contacts
from lgnet.people.queries import search_people

MOST_FOUND = 6


def found_people(by, text: str) -> list:
    return search_people(by, text, limit=MOST_FOUND) if text else []


@city_page(may_write_contacts)
def find_person(request, by):
    text = request.GET.get("q", "").strip()
    shown = {"q": text, "found": found_people(by, text)}
    return TemplateResponse(request, "outreach/found_people.html", shown)
