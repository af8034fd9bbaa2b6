# SPDX-License-Identifier: AGPL-3.0-or-later
"""The housing officer gives a bed to somebody and to whom of her household comes with her: nights, then a room."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.book_stay import Guest, book_household
from lgnet.housing.hours import tonight
from lgnet.housing.models import Stay
from lgnet.housing.queries import free_beds
from lgnet.housing.stay_errors import NotEnoughBeds
from lgnet.housing.stay_policies import may_keep_stays
from lgnet.housing.web.refusal import REFUSED, status_for
from lgnet.housing.web.stay_bed import rooms_with
from lgnet.housing.web.stay_moves import day_field
from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.door import city_page
from lgnet.people.models import Person
from lgnet.people.queries import get_person
from lgnet.people.queries.family import household_of
from lgnet.trust import audit


class NightsForm(forms.Form):
    first_night = day_field(_("First night"))
    leaves_on = day_field(_("Day of leaving"), required=False, help_text=_("Empty: no end is known."))
    members = forms.MultipleChoiceField(
        label=_("Who comes with her"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unit = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, mates: list[Person], **options) -> None:
        super().__init__(*args, **options)
        self.fields["members"].choices = [(str(one.pk), one.full_name) for one in mates]
        if not mates:
            del self.fields["members"]

    def clean(self) -> dict:
        told = super().clean()
        first, last = told.get("first_night"), told.get("leaves_on")
        if first and last and last <= first:
            self.add_error("leaves_on", _("At least one night lies between the two days."))
        return told


@city_page(may_keep_stays, writes=True)
def place(request, by, person_id):
    person = get_person(by, person_id)
    mates = [one.person for one in household_of(person)[1]]
    asked = request.POST or request.GET
    begin = {"first_night": tonight(), "leaves_on": tonight() + timedelta(days=30)}
    form = NightsForm(asked if "first_night" in asked else None, mates=mates, initial=begin)
    coming, rooms, problem = [person], [], None
    if form.is_bound and form.is_valid():
        chosen = set(form.cleaned_data.get("members", ()))
        coming += [one for one in mates if str(one.pk) in chosen]
        rooms = rooms_with(_free(form.cleaned_data), len(coming))
        if request.method == "POST":
            stays, problem = _placed(form.cleaned_data, coming, rooms, by=by)
            if stays:
                messages.success(request, _("The beds are given."))
                return redirect("housing:stay", request.city.slug, stays[0].pk)
    audit.shown("housing.place_sought", by=by, people=[person.pk, *(one.pk for one in mates)], target=person)
    shown = {"person": person, "form": form, "coming": coming, "rooms": rooms, "problem": problem}
    status = REFUSED if form.is_bound and not form.is_valid() else status_for(problem)
    return TemplateResponse(request, "housing/place_person.html", shown, status=status)


def _free(told: dict):
    found = free_beds(told["first_night"], told["leaves_on"]).select_related("unit__property__team")
    return found.order_by("unit__property__name", "unit__name", "name")


def _placed(told: dict, coming: list[Person], rooms, *, by) -> tuple[list[Stay], Conflict | Invalid | None]:
    beds = next((room.beds for room in rooms if room.unit.pk == told["unit"]), [])
    nights = {"first_night": told["first_night"], "leaves_on": told["leaves_on"]}
    try:
        if len(beds) < len(coming):
            raise NotEnoughBeds(people=len(coming), beds=len(beds))
        guests = [Guest(one) for one in coming]
        return book_household(guests=guests, beds=beds[: len(guests)], by=by, **nights), None
    except (Conflict, Invalid) as problem:
        return [], problem
