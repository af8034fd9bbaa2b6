# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask that somebody met be taken in charge, and take that back. Buttons of the contact's page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lgnet.kernel.errors import Problem
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.actions.withdraw_request import withdraw_request
from lgnet.outreach.choices import RequestState
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.queries import get_contact


@city_page(may_write_contacts, writes=True)
def ask(request, by, contact_id):
    if request.method != "POST":
        raise OnlyByButton()
    contact = get_contact(by, contact_id)
    try:
        ask_to_take_charge(contact=contact, by=by)
        messages.success(request, _("Asked. The case managers see the request, and the time runs."))
    except Problem as problem:  # asked twice, or for her already: the page says how it stands
        messages.warning(request, f"{problem.words()} {problem.advice()}")
        return redirect("outreach:contact", request.city.slug, problem.facts.get("contact_id", contact.pk))
    return redirect("outreach:contact", request.city.slug, contact.pk)


@city_page(may_write_contacts, writes=True)
def withdraw(request, by, contact_id):
    if request.method != "POST":
        raise OnlyByButton()
    contact = get_contact(by, contact_id)
    for waiting in contact.requests.filter(state=RequestState.WAITING):
        withdraw_request(request=waiting, by=by)
        messages.success(request, _("The request has been withdrawn."))
    return redirect("outreach:contact", request.city.slug, contact.pk)
