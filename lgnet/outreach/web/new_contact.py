# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new contact in twenty seconds, with one thumb: place, who, needs, done. The rest is folded away."""

from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Problem
from lgnet.kernel.ids import new_id
from lgnet.network.door import city_page
from lgnet.network.drafting import refill
from lgnet.network.models import Programme, Site, Team
from lgnet.network.queries import current_programme_id
from lgnet.outreach.actions.close_follow_up import close_follow_up
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.errors import NoProgramme
from lgnet.outreach.models import Contact
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.queries import contacts_visible_to
from lgnet.outreach.web.blank_contact import blank_contact, places_for
from lgnet.outreach.web.find_person import found_people
from lgnet.outreach.web.new_contact_form import NewContactForm
from lgnet.people.errors import NoSuchPerson
from lgnet.people.models import Person
from lgnet.people.queries import get_person
from lgnet.trust.errors import TooManySearches
from lgnet.trust.statements import only_key, written_once


class Asked(forms.Form):
    """What the address says: `k`, the key of the contact to be written, and whom to meet `again`."""

    k = forms.UUIDField()
    again = forms.UUIDField(required=False)


@city_page(may_write_contacts, writes=True, draft=_("New contact"))
def new_contact(request, by, person_id: UUID | None = None):
    """GET shows the form, POST writes the contact or, by its other button, looks for a known person."""
    programme_id = current_programme_id(by.city_id)
    if programme_id is None:
        raise NoProgramme()
    if request.method != "POST":
        return _begin(request, by, person_id)
    form = NewContactForm(request.POST, places=partial(places_for, by))
    if "find" in request.POST:
        return _page(request, by, _kept(form, request))
    if form.is_valid():
        try:
            contact = _write(form, by, only_key(Programme, programme_id))
            return redirect("outreach:saved", request.city.slug, contact.pk)
        except Problem as problem:
            form.refuse(problem)
            return _page(request, by, form, first=problem.facts.get("contact_id"), status=_status(problem))
    return _page(request, by, form, status=422)


def _begin(request, by, person_id: UUID | None):
    """The key stands in the address: whoever goes back after a lost answer finds it again, and what has been saved."""
    asked = Asked(request.GET)
    if not asked.is_valid():
        query = {"k": new_id()} | ({} if "again" in asked.errors else {"again": request.GET.get("again", "")})
        return redirect(f"{request.path}?{urlencode({name: told for name, told in query.items() if told})}")
    key, again = asked.cleaned_data["k"], asked.cleaned_data["again"]
    written = contacts_visible_to(by).filter(idempotency_key=key, recorded_by=by.user_id).first()
    if written:
        return redirect("outreach:saved", request.city.slug, written.pk)
    form = blank_contact(by, key=key, person_id=person_id, again=again)
    if request.draft:
        refill(form, request.draft.fields)
    return _page(request, by, form)


def _status(problem: Problem) -> int:
    return 409 if problem.status == 409 else 422


def _write(form: NewContactForm, by, programme: Programme) -> Contact:
    person_id, place = form.cleaned_data["person"], form.cleaned_data["place"]
    contact = record_contact(
        by=by,
        programme=programme,
        happened_at=form.cleaned_data["happened_at"],
        place=place,
        idempotency_key=form.cleaned_data["key"],
        person=get_person(by, person_id, counted=False) if person_id else None,
        needs=form.urgencies(),
        team=_team(by),
        site=_site(by, place),
        asks_taking_charge=form.cleaned_data["asks"],
        **form.told(),
    )
    if form.cleaned_data["again"] and not contact.repeated:
        _keep_promise(by, form.cleaned_data["again"])
    return contact


def _keep_promise(by, contact_id: UUID) -> None:
    promised = contacts_visible_to(by).filter(
        pk=contact_id, follow_up_on__isnull=False, followed_up_at__isnull=True
    )
    for contact in promised:
        close_follow_up(contact=contact, by=by)


def _team(by) -> Team | None:
    """The operator's own, where there is no doubt which."""
    return only_key(Team, next(iter(by.team_ids))) if len(by.team_ids) == 1 else None


def _site(by, place: str) -> Site | None:
    """The one that is called like the place."""
    found = _sites(city_id=by.city_id, name=place)
    return only_key(Site, found[0][0]) if found else None


@written_once(city_id=UUID(int=1), name="name")
def _sites(*, city_id: UUID, name: str):
    return Site.objects.filter(city_id=city_id, name=name).values_list("pk")[:1]


def _kept(form: NewContactForm, request) -> NewContactForm:
    """What was typed so far, not judged yet."""
    told = {name: request.POST.getlist(name) for name in ("needs", "today", "done")}
    return NewContactForm(initial={**request.POST.dict(), **told}, places=lambda: form.places)


def _page(request, by, form: NewContactForm, *, first: UUID | None = None, status: int = 200):
    text = request.POST.get("q", "")
    shown = {
        "form": form,
        "chosen": _chosen(by, form),
        "q": text,
        "found": _found(request, by, text),
        "first": first,
        "unfolded": form.says_more,
    }
    return TemplateResponse(request, "outreach/new_contact.html", shown, status=status)


def _found(request, by, text: str) -> list:
    """After too many searches the contact goes on without: nothing typed is lost."""
    try:
        return found_people(by, text)
    except TooManySearches as problem:
        messages.warning(request, f"{problem.words()} {problem.advice()}")
        return []


def _chosen(by, form: NewContactForm) -> Person | None:
    """The person already chosen, unless she is not there for this reader."""
    try:
        return get_person(by, UUID(str(form["person"].value())), counted=False)
    except (ValueError, NoSuchPerson):
        return None
