# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which other record is this person? Found by search, then compared."""

from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.people.policies import may_link_records
from lgnet.people.queries import get_person, search_people


@city_page(may_link_records)
def find_record(request, by, person_id):
    person = get_person(by, person_id)
    text = request.GET.get("q", person.full_name).strip()
    found = [match for match in search_people(by, text) if match.person.one_id != person.one_id]
    shown = {"person": person, "q": text, "found": found, "searched": len(text) > 1}
    fragment = request.htmx and request.htmx.target == "found"
    template = "people/found_records.html" if fragment else "people/find_record.html"
    return TemplateResponse(request, template, shown)
