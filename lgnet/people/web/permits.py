# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record a residence document, put it right, see its number."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.network.door import city_page
from lgnet.people.actions.correct_permit import correct_permit
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.reveal_identifier import reveal_permit_number
from lgnet.people.codes import suggested_protection
from lgnet.people.errors import NoSuchRecord, PermitChangedMeanwhile
from lgnet.people.models import Permit, Person
from lgnet.people.policies import may_keep_permits, may_protect, may_reveal_identifiers
from lgnet.people.queries import get_person
from lgnet.people.queries.linked import record_ids
from lgnet.people.web.acting import acted, clash, status_of
from lgnet.people.web.permit_form import PermitForm, written_of
from lgnet.people.web.permit_meeting import met_on, seen_of
from lgnet.trust.meeting import clashes_shown


@city_page(may_keep_permits, writes=True)
def new_permit(request, by, person_id):
    person = get_person(by, person_id)
    form = PermitForm(request.POST or None, initial={"seen": True})
    if request.method == "POST" and acted(form, record_permit, person=person, by=by):
        messages.success(request, _("The document is recorded."))
        return _after(request, by, person, form.done)
    return _page(request, person, form)


@city_page(may_keep_permits, writes=True)
def correct(request, by, person_id, permit_id):
    """Whoever saves after a colleague sees first what she wrote."""
    person = get_person(by, person_id)
    permit = get_permit(person, permit_id, held=request.method == "POST")
    met = met_on(permit, request.POST)
    form = PermitForm(met.fields or None, initial=written_of(permit), corrects=True)
    if met.clashes:
        clash(form, PermitChangedMeanwhile())
    elif request.method == "POST" and acted(form, correct_permit, permit=permit, by=by):
        messages.success(request, _("The correction is saved.") if form.done else _("Nothing was changed."))
        return _after(request, by, person, permit)
    seen, clashes = seen_of(permit), clashes_shown(form, met.clashes)
    return _page(request, person, form, permit=permit, as_seen=seen, clashes=clashes)


@city_page(may_reveal_identifiers, writes=True)
def permit_number(request, by, person_id, permit_id):
    """The number in full: only when asked for with a button, each time recorded."""
    person = get_person(by, person_id)
    if request.method != "POST":
        return redirect("people:person", request.city.slug, person.pk)
    number = reveal_permit_number(permit=get_permit(person, permit_id), by=by)
    template = "people/number.html" if request.htmx else "people/revealed.html"
    return TemplateResponse(request, template, {"person": person, "number": number})


def get_permit(person: Person, permit_id: UUID, *, held: bool = False) -> Permit:
    """`held`: nobody else changes it until the transaction ends."""
    found = Permit.objects.filter(person__in=record_ids(person), pk=permit_id)
    permit = (found.select_for_update() if held else found).first()
    if permit is None:
        raise NoSuchRecord()
    return permit


def _page(request, person, form, **shown):
    shown |= {"person": person, "form": form}
    return TemplateResponse(request, "people/permit.html", shown, status=status_of(form))


def _after(request, by, person, permit):
    """A reason that by itself tells of danger leads to the question whether to protect her."""
    unprotected = not person.protections.filter(ended_at=None).exists()
    if suggested_protection(permit.reason) and unprotected and may_protect.allows(by):
        messages.warning(request, _("The reason of this permit suggests to protect the person. Decide now."))
        return redirect("people:protect", request.city.slug, person.pk)
    return redirect("people:person", request.city.slug, person.pk)
