# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make a person visible to one team only, and end that."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.network.models import Team
from lgnet.people.actions.end_protection import end_protection
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.choices import ProtectionReason
from lgnet.people.codes import suggested_protection
from lgnet.people.errors import NotProtected
from lgnet.people.models import Permit
from lgnet.people.policies import may_protect
from lgnet.people.queries import get_person
from lgnet.people.queries.linked import record_ids
from lgnet.people.queries.teams import teams_that_can_protect
from lgnet.people.web.acting import acted, status_of


class ProtectionForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why"), choices=ProtectionReason.choices, widget=forms.RadioSelect
    )
    team = forms.ModelChoiceField(
        queryset=Team.objects.none(),
        label=gettext_lazy("Which team follows the person"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, city, **options) -> None:
        super().__init__(*args, **options)
        teams = teams_that_can_protect(city.id)
        self.fields["team"].queryset = teams.order_by("-follows_protected", "name")

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


@city_page(may_protect, writes=True)
def protect(request, by, person_id):
    person = get_person(by, person_id)
    form = ProtectionForm(request.POST or None, city=request.city, initial={"reason": _suggested(person)})
    if request.method == "POST" and acted(form, protect_person, person=person, by=by):
        return _afterwards(request, by, person, form.done)
    shown = {"person": person, "form": form}
    return TemplateResponse(request, "people/protect.html", shown, status=status_of(form))


def _suggested(person) -> str | None:
    permits = Permit.objects.filter(person__in=record_ids(person))
    reasons = (suggested_protection(permit.reason) for permit in permits)
    return next(filter(None, reasons), None)


def _afterwards(request, by, person, protection):
    """Whoever is not of the team has just lost sight of her."""
    team = protection.team
    messages.success(
        request, _("From now on only the team “%(team)s” sees this person.") % {"team": team.name}
    )
    if team.pk in by.team_ids:
        return redirect("people:person", request.city.slug, person.pk)
    return redirect("people:people", request.city.slug)


@city_page(may_protect, writes=True)
def end(request, by, person_id):
    person = get_person(by, person_id)
    protection = person.protections.filter(ended_at=None).select_related("team").first()
    if protection is None:
        raise NotProtected()
    if request.method != "POST":
        shown = {"person": person, "protection": protection}
        return TemplateResponse(request, "people/end_protection.html", shown)
    end_protection(person=person, by=by)
    messages.success(
        request, _("The protection has ended: the colleagues of the city see this person again.")
    )
    return redirect("people:person", request.city.slug, person.pk)
