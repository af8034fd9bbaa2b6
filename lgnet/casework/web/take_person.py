# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking in charge, first step: who is it? Somebody known is chosen; somebody new is written on the page of people,
which comes back here with her."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.policies import may_open_case
from lgnet.casework.queries import open_case_of
from lgnet.casework.web.asked import of_waiting_request, summary_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.actions.accept_requests import accept_requests
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.people.errors import NoSuchPerson
from lgnet.people.queries import get_person, search_people


@city_page(may_open_case)
@of_waiting_request
def person(request, by, asked):
    """Search first, with the nickname to begin with; `?person=` is somebody just written down or recognised."""
    known = asked.contact.person
    if known:
        page = "casework:take_open" if open_case_of(known) else "casework:take_documents"
        return redirect(page, request.city.slug, asked.pk)
    text = request.GET.get("q", asked.contact.nickname).strip()
    chosen = _chosen(by, request.GET.get("person"))
    shown = {
        **summary_of(asked),
        "text": text,
        "chosen": chosen,
        "matches": [] if chosen else search_people(by, text),
        "new_person": _new_person_page(request, text),
    }
    return TemplateResponse(request, "casework/take_person.html", shown)


def _chosen(by, person_id: str | None):
    if not person_id:
        return None
    try:
        return get_person(by, UUID(person_id))
    except ValueError as fault:
        raise NoSuchPerson() from fault


def _new_person_page(request, text: str) -> str:
    """The page of people, with what was searched already typed, and the way back."""
    page = reverse("people:new_person", args=[request.city.slug])
    return f"{page}?{urlencode({'name': text, 'next': request.path})}"


@city_page(may_open_case, writes=True)
@of_waiting_request
def choose(request, by, asked, person_id):
    """It is she: the contact is joined to her. Who is in charge already needs no second case, and waits no more."""
    known = get_person(by, person_id)
    if request.method != "POST":
        return redirect("casework:take", request.city.slug, asked.pk)
    join_contact(contact=asked.contact, person=known, by=by)
    open_one = open_case_of(known)
    if open_one is not None:
        accept_requests(person=known, by=by, at=clock.now())
        messages.info(request, _("This person is already in charge: the contact has been added to her case."))
        return redirect("casework:case", request.city.slug, open_one.pk)
    return redirect("casework:take_documents", request.city.slug, asked.pk)
