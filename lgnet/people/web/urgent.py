# SPDX-License-Identifier: AGPL-3.0-or-later
"""Break-glass: open a protected person of another team for three hours, and give that back."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.people.actions.give_back_urgent_access import give_back_urgent_access
from lgnet.people.actions.open_urgently import MOST_WORDS, open_urgently
from lgnet.people.choices import UrgentReason
from lgnet.people.policies import may_open_urgently
from lgnet.people.queries import get_person
from lgnet.people.web.acting import QUIET, acted, day_field, status_of


class UrgentForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Whole name, as the person says it"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs=dict(QUIET)),
    )
    birth_date = day_field(
        gettext_lazy("Date of birth"),
        help_text=gettext_lazy("Where only the year is known: 1 January of that year."),
    )
    number = forms.CharField(
        label=gettext_lazy("Or: number of a document she shows"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=dict(QUIET)),
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why it can’t wait"), choices=UrgentReason.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("What is happening"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, **QUIET}),
        help_text=gettext_lazy("Without names. The data-protection officer reads it."),
    )

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_open_urgently, writes=True)
def urgent_access(request, by):
    form = UrgentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and acted(form, open_urgently, by=by):
        messages.success(request, _("Open to you for three hours. Each page you see of her is recorded."))
        return redirect("people:person", request.city.slug, form.done.person_id)
    return TemplateResponse(request, "people/urgent_access.html", {"form": form}, status=status_of(form))


@city_page(may_open_urgently, writes=True)
def give_back(request, by, person_id):
    person = get_person(by, person_id, counted=False)
    if request.method == "POST" and give_back_urgent_access(person=person, by=by):
        messages.success(request, _("The urgent access has ended."))
        return redirect("people:people", request.city.slug)
    return redirect("people:person", request.city.slug, person.pk)
