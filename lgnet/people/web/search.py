# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look for a person first: only then somebody new is written down."""

from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.people.policies import may_link_records, may_open_urgently, may_read_people, may_register_person
from lgnet.people.queries import search_people
from lgnet.trust.errors import TooManySearches

MOST_SHOWN = 20


@city_page(may_read_people)
def people(request, by):
    """The page with its field; what is found comes into it while one types, or with the button."""
    text, matches, refusal = request.GET.get("q", "").strip(), [], None
    try:
        matches = search_people(by, text, limit=MOST_SHOWN)
    except TooManySearches as problem:
        refusal = problem
    shown = {
        "q": text,
        "refusal": refusal,
        "searched": len(text) > 1 and not refusal,
        "matches": matches,
        "many": len(matches) == MOST_SHOWN,
        "may_register": may_register_person.allows(by),
        "may_link_records": may_link_records.allows(by),
        "may_open_urgently": may_open_urgently.allows(by),
    }
    template = "people/results.html" if request.htmx else "people/people.html"
    return TemplateResponse(request, template, shown, status=_status(request, refusal))


def _status(request, refusal: TooManySearches | None) -> int:
    """A part of a page is put in its place only when all is well."""
    return refusal.status if refusal and not request.htmx else 200
