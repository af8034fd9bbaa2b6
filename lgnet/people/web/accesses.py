# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who opened a person's record, when and why."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.people.policies import may_see_her_data
from lgnet.people.queries import get_person
from lgnet.people.queries.accesses import accesses_of, told
from lgnet.trust import audit

ON_A_PAGE = 50


@city_page(may_see_her_data)
def accesses(request, by, person_id):
    person = get_person(by, person_id)
    may_see_her_data(by, person=person)
    page = Paginator(accesses_of(person), ON_A_PAGE).get_page(request.GET.get("page"))
    audit.shown("people.accesses_shown", by=by, people=[person.pk], target=person)
    shown = {"person": person, "page": page, "rows": told(page, person)}
    return TemplateResponse(request, "people/accesses.html", shown)
