# SPDX-License-Identifier: AGPL-3.0-or-later
"""Relatives, guardians and who lives together: write down, put the days right, take away."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.people.actions.add_tie import LONGEST_CONTACT, LONGEST_NAME, add_tie
from lgnet.people.actions.change_tie import change_tie, remove_tie
from lgnet.people.actions.live_together import leave_household
from lgnet.people.choices import TieKind
from lgnet.people.models import Tie
from lgnet.people.policies import may_keep_ties
from lgnet.people.queries import get_person, search_people
from lgnet.people.queries.family import get_tie, seen_by
from lgnet.people.queries.linked import record_ids
from lgnet.people.web.acting import QUIET, acted, day_field, status_of
from lgnet.trust import audit

NOBODY_KNOWN = ""
MOST_FOUND = 8


class RelativeForm(forms.Form):
    other = forms.ChoiceField(label=gettext_lazy("Who is it?"), widget=forms.RadioSelect, required=False)
    other_name = forms.CharField(
        label=gettext_lazy("Name, when it is nobody of these"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs=dict(QUIET)),
    )
    other_contact = forms.CharField(
        label=gettext_lazy("Phone or address of who has only a name"),
        max_length=LONGEST_CONTACT,
        required=False,
        widget=forms.TextInput(attrs=dict(QUIET)),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is this person to her?"), choices=TieKind.choices, widget=forms.RadioSelect
    )
    since = day_field(gettext_lazy("Since"), help_text=gettext_lazy("Empty when nobody knows."))
    together = forms.BooleanField(label=gettext_lazy("They live together"), required=False)

    def __init__(self, *args, found, by, **options) -> None:
        super().__init__(*args, **options)
        self._by = by
        known = [(str(match.person.pk), match.person.full_name) for match in found]
        self.fields["other"].choices = [*known, (NOBODY_KNOWN, _("Somebody without a record: only a name"))]

    def particulars(self) -> dict:
        told = dict(self.cleaned_data)
        chosen = told.pop("other")
        if not chosen:
            return told
        other = get_person(self._by, UUID(chosen), counted=False)
        return {**told, "other": other, "other_name": "", "other_contact": ""}


class DaysForm(forms.Form):
    since = day_field(gettext_lazy("Since"), help_text=gettext_lazy("Empty when nobody knows."))
    until = day_field(gettext_lazy("Until"), help_text=gettext_lazy("Empty while it goes on."))

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_keep_ties, writes=True)
def add(request, by, person_id):
    """The relative is looked for first: she may have a record."""
    person = get_person(by, person_id)
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST_NAME]
    shown = {"person": person, "q": asked, "form": None}
    if not asked:
        return TemplateResponse(request, "people/new_relative.html", shown)
    found = [
        match for match in search_people(by, asked, limit=MOST_FOUND) if match.person.one_id != person.one_id
    ]
    form = RelativeForm(
        request.POST if request.method == "POST" else None, found=found, by=by, initial=_first(found, asked)
    )
    if form.is_bound and acted(form, add_tie, person=person, by=by):
        messages.success(request, _("The relative is written down."))
        return redirect("people:person", request.city.slug, person.pk)
    shown |= {"form": form, "found": found}
    return TemplateResponse(request, "people/new_relative.html", shown, status=status_of(form))


def _first(found, asked: str) -> dict:
    return {"other": str(found[0].person.pk) if found else NOBODY_KNOWN, "other_name": asked}


@city_page(may_keep_ties, writes=True)
def tie(request, by, person_id, tie_id):
    person = get_person(by, person_id)
    one = _hers(by, person, tie_id)
    written = {"since": one.since, "until": one.until}
    form = DaysForm(request.POST if request.method == "POST" else None, initial=written)
    if form.is_bound and acted(form, change_tie, tie=one, by=by):
        messages.success(request, _("The correction is saved."))
        return redirect("people:person", request.city.slug, person.pk)
    shown = {"person": person, "form": form, "relative": seen_by(record_ids(person), one)}
    return TemplateResponse(request, "people/tie.html", shown, status=status_of(form))


@city_page(may_keep_ties, writes=True)
def remove(request, by, person_id, tie_id):
    person = get_person(by, person_id)
    one = _hers(by, person, tie_id)
    if request.method != "POST":
        shown = {"person": person, "relative": seen_by(record_ids(person), one)}
        return TemplateResponse(request, "people/remove_tie.html", shown)
    remove_tie(tie=one, by=by)
    messages.success(request, _("The tie is taken away."))
    return redirect("people:person", request.city.slug, person.pk)


def _hers(by, person, tie_id: UUID) -> Tie:
    one = get_tie(person, tie_id)
    if one.other_id:
        audit.shown("people.relatives_shown", by=by, people={one.person_id, one.other_id}, target=person)
    return one


class LeavingForm(forms.Form):
    on = day_field(gettext_lazy("From which day on"), help_text=gettext_lazy("Empty: from today."))

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_keep_ties, writes=True)
def leave(request, by, person_id):
    person = get_person(by, person_id)
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and acted(form, leave_household, person=person, by=by):
        messages.success(request, _("She is no longer of this household."))
        return redirect("people:person", request.city.slug, person.pk)
    shown = {"person": person, "form": form}
    return TemplateResponse(request, "people/leave_household.html", shown, status=status_of(form))
