# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new contact in twenty seconds, with one thumb: place, who, needs, done. The rest is folded away."""

from uuid import UUID

from django.shortcuts import redirect
from django.template.response import TemplateResponse

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Problem
from lgnet.kernel.ids import new_id
from lgnet.network.door import city_page
from lgnet.network.models import Site, Team
from lgnet.network.queries import current_programme
from lgnet.outreach.actions.close_follow_up import close_follow_up
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.choices import ContactSource
from lgnet.outreach.errors import NoProgramme
from lgnet.outreach.models import Contact, shift_day
from lgnet.outreach.policies import may_write_contacts
from lgnet.outreach.queries import contacts_visible_to, get_contact, recent_places
from lgnet.outreach.web.find_person import found_people
from lgnet.outreach.web.new_contact_form import NewContactForm
from lgnet.people.errors import NoSuchPerson
from lgnet.people.models import Person
from lgnet.people.queries import get_person

MOST_PLACES = 4


@city_page(may_write_contacts, writes=True)
def new_contact(request, by, person_id: UUID | None = None):
    """GET shows the form, POST writes the contact or, by its other button, looks for a known person."""
    programme = current_programme(by.city_id)
    if programme is None:
        raise NoProgramme()
    if request.method != "POST":
        return _page(request, by, _blank(request, by, person_id))
    form = NewContactForm(request.POST, places=_places(by, recent_places(by)))
    if "find" in request.POST:
        return _page(request, by, _kept(form, request))
    if form.is_valid():
        try:
            contact = _write(form, by, programme)
            return redirect("outreach:saved", request.city.slug, contact.pk)
        except Problem as problem:
            form.refuse(problem)
            return _page(request, by, form, first=problem.facts.get("contact_id"), status=_status(problem))
    return _page(request, by, form, status=422)


def _status(problem: Problem) -> int:
    return 409 if problem.status == 409 else 422


def _write(form: NewContactForm, by, programme) -> Contact:
    person_id, place = form.cleaned_data["person"], form.cleaned_data["place"]
    contact = record_contact(
        by=by,
        programme=programme,
        happened_at=form.cleaned_data["happened_at"],
        place=place,
        idempotency_key=form.cleaned_data["key"],
        person=get_person(by, person_id) if person_id else None,
        needs=form.urgencies(),
        team=_team(by),
        site=Site.objects.filter(city_id=by.city_id, name=place).first(),
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
    return Team.objects.get(pk=next(iter(by.team_ids))) if len(by.team_ids) == 1 else None


def _blank(request, by, person_id: UUID | None) -> NewContactForm:
    recent = recent_places(by)
    latest = next(iter(recent), "")
    today = latest and shift_day(recent[latest]) == shift_day(clock.now())
    initial = {"key": new_id(), "known_place": latest if today else "", "source": _source(by)}
    initial |= _met_before(by, request.GET.get("again"))
    if person_id:
        initial["person"] = person_id
    return NewContactForm(initial=initial, places=_places(by, recent))


def _source(by) -> ContactSource:
    return ContactSource.FIELD if by.has(Role.STREET_OPERATOR) else ContactSource.DESK


def _met_before(by, contact_id: str | None) -> dict:
    """Somebody to be met again: as she was called then."""
    try:
        before = get_contact(by, UUID(contact_id)) if contact_id else None
    except ValueError:
        before = None
    if before is None:
        return {}
    return {
        "again": before.pk, "nickname": before.nickname, "sign": before.sign, "person": before.person_id,
    }  # fmt: skip


def _places(by, recent) -> list[str]:
    sites = Site.objects.filter(city_id=by.city_id).values_list("name", flat=True)
    return list(dict.fromkeys([*recent, *sites]))[:MOST_PLACES]


def _kept(form: NewContactForm, request) -> NewContactForm:
    """What was typed so far, not judged yet."""
    told = {name: request.POST.getlist(name) for name in ("needs", "today", "done")}
    return NewContactForm(initial={**request.POST.dict(), **told}, places=form.places)


def _page(request, by, form: NewContactForm, *, first: UUID | None = None, status: int = 200):
    text = request.POST.get("q", "")
    shown = {
        "form": form,
        "chosen": _chosen(by, form),
        "q": text,
        "found": found_people(by, text),
        "first": first,
    }
    return TemplateResponse(request, "outreach/new_contact.html", shown, status=status)


def _chosen(by, form: NewContactForm) -> Person | None:
    """The person already chosen, unless she is not there for this reader."""
    try:
        return get_person(by, UUID(str(form["person"].value())))
    except (ValueError, NoSuchPerson):
        return None
