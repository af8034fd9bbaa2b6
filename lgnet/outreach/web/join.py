# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which known person was this contact with? Found by search, joined by one button, undone by another."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.kernel.errors import Problem
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.unjoin_contact import unjoin_contact
from lgnet.outreach.policies import may_join_contacts
from lgnet.outreach.queries import get_contact
from lgnet.people.queries import get_person, search_people


class Chosen(forms.Form):
    person = forms.UUIDField()


@city_page(may_join_contacts, writes=True)
def join(request, by, contact_id):
    contact = get_contact(by, contact_id)
    chosen = Chosen(request.POST if request.method == "POST" else None)
    if request.method == "POST" and chosen.is_valid():
        return _join(request, by, contact, chosen.cleaned_data["person"])
    text = request.GET.get("q", contact.nickname).strip()
    shown = {"contact": contact, "q": text, "found": search_people(by, text) if text else []}
    fragment = request.htmx and request.htmx.target == "found"
    return TemplateResponse(request, "outreach/joinable.html" if fragment else "outreach/join.html", shown)


def _join(request, by, contact, person_id):
    person = get_person(by, person_id)
    try:
        join_contact(contact=contact, person=person, by=by)
        messages.success(request, _("The contact is joined to %(name)s.") % {"name": person.full_name})
    except Problem as problem:
        messages.warning(request, f"{problem.words()} {problem.advice()}")
    return redirect("outreach:contact", request.city.slug, contact.pk)


@city_page(may_join_contacts, writes=True)
def unjoin(request, by, contact_id):
    if request.method != "POST":
        raise OnlyByButton()
    contact = get_contact(by, contact_id)
    try:
        unjoin_contact(contact=contact, by=by)
        messages.success(request, _("The contact is no longer joined to anybody."))
    except Problem as problem:
        messages.warning(request, f"{problem.words()} {problem.advice()}")
    return redirect("outreach:contact", request.city.slug, contact.pk)
