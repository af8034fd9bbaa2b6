# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person on one page: who she is, how to talk to her, her documents, and what other contexts know of her."""

from django.template.response import TemplateResponse

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.people import policies
from lgnet.people.eligibility import eligibility_on
from lgnet.people.models import Protection
from lgnet.people.queries import get_person
from lgnet.people.slots import person_panels, quick_actions
from lgnet.people.web.documents import eligibility_tone, identifiers_shown, notices_shown, permits_shown


@city_page(policies.may_read_people)
def person(request, by, person_id):
    one = get_person(by, person_id)
    shown = {
        "person": one,
        "quick_actions": quick_actions(by, request.city, one),
        "panels": person_panels(by, one),
    }
    shown |= _allowed(by)
    shown["protection"] = _protection(one)
    if shown["may_read_documents"]:
        shown |= _documents(one)
    return TemplateResponse(request, "people/person.html", shown)


def _allowed(by) -> dict:
    rules = (
        "may_register_person",
        "may_read_documents",
        "may_keep_permits",
        "may_reveal_identifiers",
        "may_protect",
    )
    return {name: getattr(policies, name).allows(by) for name in rules}


def _protection(person) -> Protection | None:
    """Only her team comes as far as this page."""
    return person.protections.filter(ended_at=None).select_related("team").first()


def _documents(person) -> dict:
    today = clock.today()
    answer = eligibility_on(person, today)
    notices = notices_shown(person)
    return {
        "today": today,
        "answer": answer,
        "answer_tone": eligibility_tone(answer),
        "permits": permits_shown(person, today),
        "identifiers": identifiers_shown(person),
        "notices": notices,
        "notice": notices[0] if notices else None,
    }
