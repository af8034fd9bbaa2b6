# SPDX-License-Identifier: AGPL-3.0-or-later
"""Free tonight, in two taps: the bed, then who. Whoever comes from a contact or a person has said who already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from lgnet.housing.actions.book_stay import Guest, book_stay
from lgnet.housing.hours import held_until, tonight
from lgnet.housing.models import Bed, Stay
from lgnet.housing.queries.beds import get_bed
from lgnet.housing.queries.stays import beds_free_tonight, ran_out
from lgnet.housing.stay_policies import may_hold_beds
from lgnet.housing.web.refusal import status_for
from lgnet.kernel import clock
from lgnet.kernel.errors import Conflict, Invalid, Problem
from lgnet.network.door import city_page
from lgnet.outreach.models import Contact
from lgnet.outreach.queries import contacts_visible_to
from lgnet.people.queries import search_people
from lgnet.people.queries.people import people_visible_to
from lgnet.trust import audit

ON_A_PAGE = 60
MOST_MET, MOST_FOUND = 8, 6
LATELY = timedelta(hours=14)


class WhoForm(forms.Form):
    """One of three, by id or by name."""

    person = forms.UUIDField(required=False)
    contact = forms.UUIDField(required=False)
    called = forms.CharField(required=False, max_length=80)


@dataclass(frozen=True)
class Asked:
    """Who is to sleep there, as the address of the page or a button tells it."""

    guest: Guest

    @property
    def fields(self) -> dict[str, str]:
        told = {"person": self.guest.person, "contact": self.guest.contact}
        fields = {name: str(one.pk) for name, one in told.items() if one}
        return fields or ({"called": self.guest.called} if self.guest.called else {})

    @property
    def named(self) -> bool:
        return bool(self.fields)

    @property
    def people(self) -> list:
        return [self.guest.hers.pk] if self.guest.hers else []


def asked(by, data) -> Asked:
    """Nobody, when what is told is not somebody of this city that the reader may see."""
    form = WhoForm(data)
    form.is_valid()
    told = form.cleaned_data
    person = people_visible_to(by).filter(pk=told["person"]).first() if told.get("person") else None
    met = contacts_visible_to(by).select_related("person")
    contact = met.filter(pk=told["contact"]).first() if told.get("contact") else None
    return Asked(Guest(person, contact, "" if person or contact else told.get("called", "").strip()))


@city_page(may_hold_beds, writes=True)
def free_tonight(request, by):
    """The beds that are really free; with who is meant already, each is one tap away."""
    who, problem = asked(by, request.POST or request.GET), None
    if request.method == "POST":
        stay, problem = _held(request, by, get_bed(by, _bed_of(request)), who)
        if stay:
            return redirect("housing:stay", request.city.slug, stay.pk)
    return _free(request, by, who, problem)


def _bed_of(request):
    field = forms.UUIDField(required=False)
    try:
        return field.clean(request.POST.get("bed"))
    except forms.ValidationError:
        return None


def _free(request, by, who: Asked, problem: Problem | None):
    page = Paginator(beds_free_tonight(), ON_A_PAGE).get_page(request.GET.get("page"))
    lapsed = list(ran_out(by)[:MOST_MET])
    audit.shown("housing.free_tonight", by=by, people=[*who.people, *people_in(lapsed)])
    shown = {
        "page": page,
        "houses": in_houses(page.object_list),
        "who": who,
        "problem": problem,
        "until": held_until(city=request.city.slug),
        "night": tonight(),
        "lapsed": lapsed,
    }
    return TemplateResponse(request, "housing/free_tonight.html", shown, status=status_for(problem))


def in_houses(beds: Iterable[Bed]) -> list[tuple]:
    """Beds that come in the order of their houses."""
    return [(home, list(of_it)) for home, of_it in groupby(beds, key=lambda bed: bed.unit.property)]


def people_in(stays: Iterable[Stay]) -> set:
    return {person for stay in stays for person in stay.person_ids}


def _held(request, by, bed: Bed, who: Asked) -> tuple[Stay | None, Problem | None]:
    night, until = tonight(), held_until(city=request.city.slug)
    try:
        stay = book_stay(
            bed=bed, person=who.guest.person, contact=who.guest.contact, called=who.guest.called, by=by,
            first_night=night, leaves_on=night + timedelta(days=1), provisional_until=until,
        )  # fmt: skip
    except (Conflict, Invalid) as problem:
        return None, problem
    hour = time_format(until.astimezone(clock.ROME).time(), "H:i")
    told = {"bed": bed.name, "house": bed.unit.property.name, "name": stay.who, "hour": hour}
    messages.success(request, _("Bed %(bed)s, %(house)s: kept for %(name)s until %(hour)s.") % told)
    return stay, None


@city_page(may_hold_beds, writes=True)
def hold(request, by, bed_id):
    """Who? Somebody just met, somebody known, or the name she gives."""
    bed, problem = get_bed(by, bed_id), None
    if request.method == "POST":
        stay, problem = _held(request, by, bed, asked(by, request.POST))
        if stay:
            return redirect("housing:stay", request.city.slug, stay.pk)
    text = request.GET.get("q", "").strip()
    found = search_people(by, text, limit=MOST_FOUND) if text else []
    met = _met(by)
    audit.shown(
        "housing.bed_offered", by=by, people={one.person_id for one in met if one.person_id}, target=bed
    )
    shown = {
        "bed": bed, "q": text, "found": found, "met": met, "problem": problem, "called": request.POST.get("called", ""),
        "until": held_until(city=request.city.slug),
    }  # fmt: skip
    return TemplateResponse(request, "housing/hold.html", shown, status=status_for(problem))


def _met(by) -> list[Contact]:
    """In these hours, by this actor or her team; once each."""
    ours = Q(recorded_by=by.user_id) | Q(team_id__in=by.team_ids)
    recent = (
        contacts_visible_to(by).filter(ours, happened_at__gte=clock.now() - LATELY).select_related("person")
    )
    return list(recent.order_by("-happened_at")[:MOST_MET])
