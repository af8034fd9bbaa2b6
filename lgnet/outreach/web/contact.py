# SPDX-License-Identifier: AGPL-3.0-or-later
from django.template.response import TemplateResponse

from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.network.door import city_page
from lgnet.outreach.appointments import coming_for
from lgnet.outreach.choices import RequestState
from lgnet.outreach.policies import (
    may_correct_contact,
    may_decide_requests,
    may_join_contacts,
    may_keep_appointments,
    may_read_contacts,
    may_read_sensitive,
    may_write_contacts,
    waiting_level,
)
from lgnet.outreach.queries import get_contact, names_of, open_needs
from lgnet.outreach.slots import contact_panels, request_actions
from lgnet.outreach.web.appointments.calendar import marked
from lgnet.people.choices import Eligibility
from lgnet.people.codes import language_name
from lgnet.people.eligibility import Answer, eligibility_on
from lgnet.people.policies import may_read_documents, may_read_people


@city_page(may_read_contacts)
def contact(request, by, contact_id):
    """What was seen and done, with whom, and what may be done now."""
    met = get_contact(by, contact_id)
    requests = list(met.requests.order_by("-asked_at"))
    waiting = next((asked for asked in requests if asked.state == RequestState.WAITING), None)
    names = names_of([met.recorded_by, met.joined_by, met.followed_up_by])
    shown = {
        "contact": met,
        "needs": open_needs(by, met),
        "sensitive": may_read_sensitive.allows(by, contact=met),
        "mediator_language": language_name(met.mediator_language) if met.mediator_language else "",
        "missing_language": language_name(met.missing_language) if met.missing_language else "",
        "waiting": waiting,
        "level": waiting_level(clock.now() - waiting.clock_from) if waiting else "",
        "answered": [asked for asked in requests if asked is not waiting],
        "request_actions": _buttons(request, by, waiting),
        "writer": names.get(met.recorded_by),
        "joiner": names.get(met.joined_by),
        "unproven": _unproven(by, met),
        "panels": contact_panels(by, met),
        "coming": marked(list(coming_for(by, contact=met)), by),
        **_allowed(by, met, requests),
    }
    return TemplateResponse(request, "outreach/contact.html", shown)


def _unproven(by, met) -> Answer | None:
    """Why the meeting does not count for the programme, with the documents known now; for who may read them."""
    if met.person is None or not may_read_documents.allows(by):
        return None
    answer = eligibility_on(met.person, met.happened_at.astimezone(ROME).date())
    return None if answer.eligibility == Eligibility.ELIGIBLE else answer


def _allowed(by, met, requests) -> dict:
    writes, joins = may_write_contacts.allows(by), may_join_contacts.allows(by)
    answered = any(asked.state in (RequestState.WAITING, RequestState.ACCEPTED) for asked in requests)
    return {
        "asks": writes and not answered,
        "corrects": may_correct_contact.allows(by, contact=met),
        "decides": may_decide_requests.allows(by),
        "joins": joins and met.person_id is None,
        "unjoins": joins and met.person_id is not None and bool(met.nickname or met.sign),
        "follows_up": writes and met.follow_up_on is not None and met.followed_up_at is None,
        "reads_person": may_read_people.allows(by),
        "books": may_keep_appointments.allows(by),
    }


def _buttons(request, by, waiting) -> list[dict]:
    if waiting is None:
        return []
    return [
        {"label": action.label, "icon": action.icon, "url": action.url(request.city, waiting)}
        for action in request_actions(by)
    ]
