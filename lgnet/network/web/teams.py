# SPDX-License-Identifier: AGPL-3.0-or-later
"""The teams of a city and who is in them."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgnet.accounts.models import User
from lgnet.network.actions.add_team import add_team
from lgnet.network.actions.change_team import change_team
from lgnet.network.actions.end_team_place import end_team_place
from lgnet.network.actions.set_team_member import set_team_member
from lgnet.network.choices import Profession
from lgnet.network.door import city_page
from lgnet.network.members import colleagues_in, get_place, get_team, teams_of
from lgnet.network.policies import may_administer_city
from lgnet.network.saying import done, pressed, status
from lgnet.network.slots import lent


class TeamForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    follows_protected = forms.BooleanField(
        label=gettext_lazy("Follows protected people"), required=False,
        help_text=gettext_lazy(
            "Violence, trafficking, minors alone: nobody outside this team sees the people it protects. "
            "This is not changed afterwards."
        ),
    )  # fmt: skip


class CorrectTeamForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    closed = forms.BooleanField(
        label=gettext_lazy("This team works no more"), required=False,
        help_text=gettext_lazy("It is offered nowhere any more. What it did stays as it is."),
    )  # fmt: skip


class MemberForm(forms.Form):
    user = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Colleague"), empty_label=gettext_lazy("Choose")
    )
    profession = forms.ChoiceField(label=gettext_lazy("Profession"), choices=Profession.choices)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, sent, *, city_id) -> None:
        super().__init__(sent)
        self.fields["user"].queryset = colleagues_in(city_id)
        self.fields["user"].label_from_instance = lambda user: f"{user.name} ({user.email})"
        self.fields["languages"].choices = lent("languages").choices(get_language())


@city_page(may_administer_city)
def teams(request, by):
    return TemplateResponse(request, "network/teams.html", {"teams": teams_of(by)})


@city_page(may_administer_city, writes=True)
def new_team(request, by):
    form = TeamForm(request.POST or None)
    made = []
    if form.is_valid() and done(
        form, lambda: made.append(add_team(by=by, **form.cleaned_data)), fields={"network.name_taken": "name"}
    ):
        messages.success(request, _("The team is there: say who is in it."))
        return redirect("network:team", request.city.slug, made[0].pk)
    return TemplateResponse(request, "network/new_team.html", {"form": form}, status=status(form))


@city_page(may_administer_city, writes=True)
def team(request, by, team_id):
    """Its members; a colleague is added, or changes profession, with the form below."""
    found = get_team(by, team_id)
    form = MemberForm(request.POST or None, city_id=by.city_id)
    if form.is_valid() and done(form, lambda: set_team_member(team=found, by=by, **form.cleaned_data)):
        said = _("%(name)s is in the team.") % {"name": form.cleaned_data["user"].name}
        messages.success(request, said)
        return redirect("network:team", request.city.slug, found.pk)
    languages = lent("languages")
    places = [
        (place, [languages.label(code, get_language()) for code in place.languages]) for place in found.places
    ]
    shown = {"team": found, "places": places, "form": form}
    return TemplateResponse(request, "network/team.html", shown, status=status(form))


@city_page(may_administer_city, writes=True)
def correct_team(request, by, team_id):
    found = get_team(by, team_id)
    before = {"name": found.name, "closed": found.closed_on is not None}
    form = CorrectTeamForm(request.POST or None, initial=before)
    if form.is_valid() and done(
        form,
        lambda: change_team(team=found, by=by, **form.cleaned_data),
        fields={"network.name_taken": "name"},
    ):
        messages.success(request, _("The team is changed."))
        return redirect("network:team", request.city.slug, found.pk)
    shown = {"team": found, "name": before["name"], "form": form}
    return TemplateResponse(request, "network/correct_team.html", shown, status=status(form))


@city_page(may_administer_city, writes=True)
def leave_team(request, by, place_id):
    place = get_place(by, place_id)
    said = _("%(name)s is not in the team any more.") % {"name": place.user.name}
    pressed(request, lambda: end_team_place(place=place, by=by), said)
    return redirect("network:team", request.city.slug, place.team_id)
