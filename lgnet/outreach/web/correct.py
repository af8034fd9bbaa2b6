# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lgnet.kernel.errors import Problem
from lgnet.network.door import city_page
from lgnet.outreach.actions.correct_contact import correct_contact
from lgnet.outreach.choices import Urgency
from lgnet.outreach.models import Contact
from lgnet.outreach.policies import may_correct_contact, may_write_contacts
from lgnet.outreach.queries import get_contact
from lgnet.outreach.web.contact_form import OTHER_DAY, ContactForm

AS_WRITTEN = (
    "place", "nickname", "sign", "done", "mediator_language", "mediator_minutes", "missing_language", "note",
    "follow_up_on", "follow_up_note", "source",
)  # fmt: skip


@city_page(may_write_contacts, writes=True)
def correct(request, by, contact_id):
    """The same fields as for a new contact. Who corrected which of them is kept, the old content is not."""
    contact = get_contact(by, contact_id)
    may_correct_contact(by, contact=contact)
    before = dict(contact.needs.values_list("code", "urgency"))
    form = ContactForm(
        request.POST if request.method == "POST" else None, initial=_as_written(contact, before)
    )
    if request.method == "POST" and form.is_valid():
        try:
            correct_contact(contact=contact, by=by, needs=form.urgencies(before), **_changes(form, contact))
            messages.success(request, _("The contact has been corrected."))
            return redirect("outreach:contact", request.city.slug, contact.pk)
        except Problem as problem:
            form.refuse(problem)
    shown = {"contact": contact, "form": form}
    return TemplateResponse(request, "outreach/correct.html", shown, status=422 if form.errors else 200)


def _changes(form: ContactForm, contact: Contact) -> dict:
    """The minute as it was keeps its seconds; an emptied time changes nothing."""
    told = form.cleaned_data["happened_at"]
    same = told is None or told == localtime(contact.happened_at).replace(second=0, microsecond=0)
    when = {} if same else {"happened_at": told}
    return {"place": form.cleaned_data["place"], **form.told(), **when}


def _as_written(contact: Contact, before: dict[str, int]) -> dict:
    return {
        **{name: getattr(contact, name) for name in AS_WRITTEN},
        "happened_at": localtime(contact.happened_at),
        "mediation_missing": bool(contact.missing_language),
        "follow_up": OTHER_DAY if contact.follow_up_on else "",
        "needs": list(before),
        "today": [code for code, urgency in before.items() if urgency == Urgency.TODAY],
    }
