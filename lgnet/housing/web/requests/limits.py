# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many households each team can follow at once."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.limit_team import limit_team
from lgnet.housing.models import Property, TeamLimit
from lgnet.housing.queries.places import team_room
from lgnet.housing.request_policies import may_place
from lgnet.housing.web.requests.acting import done, sent, status_of
from lgnet.network.door import city_page
from lgnet.network.models import Team


class LimitForm(forms.Form):
    """A number for each team that runs a house."""

    def __init__(self, *args, teams: list[Team], **options) -> None:
        super().__init__(*args, **options)
        for team in teams:
            self.fields[str(team.pk)] = forms.IntegerField(
                label=team.name, min_value=0, max_value=999, required=False,
                help_text=_("Households at once. Empty: as many as there are beds."),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip


@city_page(may_place, writes=True)
def limits(request, by):
    running = Property.objects.filter(closed_on=None).values("team")
    teams = list(Team.objects.filter(pk__in=running, city_id=by.city_id).order_by("name"))
    written = {str(team): most for team, most in TeamLimit.objects.values_list("team_id", "most")}
    form = LimitForm(sent(request), teams=teams, initial=written)

    def limit(**told) -> None:
        for team in teams:
            if told[str(team.pk)] != written.get(str(team.pk)):
                limit_team(team=team, most=told[str(team.pk)], by=by)

    if done(form, limit):
        messages.success(request, _("The limits are kept."))
        return redirect("places:limits", request.city.slug)
    left = team_room()
    rows = [(team, left[team.pk]) for team in teams if team.pk in left]
    return TemplateResponse(
        request,
        "housing/requests/limits.html",
        {"form": form, "rows": rows, "teams": teams},
        status=status_of(form),
    )
