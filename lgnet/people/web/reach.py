# SPDX-License-Identifier: AGPL-3.0-or-later
"""Further ways to reach a person, each with whether it is safe."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lgnet.network.door import city_page
from lgnet.people.actions.keep_contact_point import (
    MOST,
    add_contact_point,
    change_contact_point,
    remove_contact_point,
)
from lgnet.people.choices import ReachKind
from lgnet.people.policies import may_register_person
from lgnet.people.queries import get_person
from lgnet.people.queries.reach import get_contact_point
from lgnet.people.web.acting import QUIET, acted, status_of

SAFE = {"": None, "yes": True, "no": False}
SAFE_CHOICES = [
    ("", gettext_lazy("Not asked")),
    ("yes", pgettext_lazy("way to reach her", "Yes")),
    ("no", pgettext_lazy("way to reach her", "No: it may harm her")),
]


def _text(label: object, name: str, **options) -> forms.CharField:
    widget = forms.TextInput(attrs=dict(QUIET))
    return forms.CharField(label=label, max_length=MOST[name], widget=widget, **options)


class ReachForm(forms.Form):
    kind = forms.ChoiceField(label=pgettext_lazy("way to reach her", "How"), choices=ReachKind.choices)
    value = _text(gettext_lazy("Number or address"), "value")
    whose = _text(
        gettext_lazy("Whose it is"), "whose", required=False, help_text=gettext_lazy("Empty when it is hers.")
    )
    safe = forms.ChoiceField(label=gettext_lazy("Is it safe?"), choices=SAFE_CHOICES, required=False)
    preferred = forms.BooleanField(label=gettext_lazy("She wants to be reached this way"), required=False)
    note = _text(
        gettext_lazy("To mind"),
        "note",
        required=False,
        help_text=gettext_lazy("For example: only in the morning; say you call from the school."),
    )

    def particulars(self) -> dict:
        return {**self.cleaned_data, "safe": SAFE[self.cleaned_data["safe"]]}


@city_page(may_register_person, writes=True)
def add(request, by, person_id):
    person = get_person(by, person_id)
    form = ReachForm(request.POST if request.method == "POST" else None)
    if form.is_bound and acted(form, add_contact_point, person=person, by=by):
        messages.success(request, _("It is written down."))
        return redirect("people:person", request.city.slug, person.pk)
    return _page(request, person, form)


@city_page(may_register_person, writes=True)
def change(request, by, person_id, point_id):
    person = get_person(by, person_id)
    point = get_contact_point(person, point_id)
    written = {name: getattr(point, name) for name in ("kind", "value", "whose", "preferred", "note")}
    written["safe"] = {value: key for key, value in SAFE.items()}[point.safe]
    form = ReachForm(request.POST if request.method == "POST" else None, initial=written)
    if form.is_bound and acted(form, change_contact_point, point=point, by=by):
        messages.success(request, _("The correction is saved."))
        return redirect("people:person", request.city.slug, person.pk)
    return _page(request, person, form, point=point)


@city_page(may_register_person, writes=True)
def remove(request, by, person_id, point_id):
    person = get_person(by, person_id)
    point = get_contact_point(person, point_id)
    if request.method == "POST":
        remove_contact_point(point=point, by=by)
        messages.success(request, _("It is taken away."))
        return redirect("people:person", request.city.slug, person.pk)
    return redirect("people:contact_point", request.city.slug, person.pk, point.pk)


def _page(request, person, form, **shown):
    shown |= {"person": person, "form": form}
    return TemplateResponse(request, "people/contact_point.html", shown, status=status_of(form))
