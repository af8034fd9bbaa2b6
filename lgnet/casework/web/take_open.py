# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking in charge, last step: eligibility with its reason, team, manager, priority, and the case is open.

The same page opens a case from a person's page, where nobody had asked.
"""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.accounts.models import User
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.choices import Priority
from lgnet.casework.errors import AlreadyOpen
from lgnet.casework.panels import tones
from lgnet.casework.policies import may_open_case
from lgnet.casework.queries import case_managers_of, open_case_of, teams_of
from lgnet.casework.web.acting import acted, status_of
from lgnet.casework.web.asked import of_waiting_request, summary_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.models import Team
from lgnet.outreach.queries import first_contact_after
from lgnet.people.eligibility import eligibility_on
from lgnet.people.queries import get_person
from lgnet.people.queries.notices import notices_of


class OpeningForm(forms.Form):
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), empty_label=None)
    manager = forms.ModelChoiceField(label=_("Case manager"), queryset=User.objects.none(), empty_label=None)
    priority = forms.TypedChoiceField(
        label=_("Priority"), choices=Priority.choices, coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args, by, **options) -> None:
        super().__init__(*args, **options)
        teams = list(teams_of(by))
        self.fields["team"].queryset = teams_of(by)
        self.fields["manager"].queryset = case_managers_of(by.city_id)
        own = next((team for team in teams if team.pk in by.team_ids), None)
        self.initial = {"team": own, "manager": by.user_id, "priority": Priority.NORMAL, **self.initial}


@city_page(may_open_case, writes=True)
@of_waiting_request
def open_asked(request, by, asked):
    """For a request that waits."""
    if asked.contact.person_id is None:
        return redirect("casework:take", request.city.slug, asked.pk)
    person = get_person(by, asked.contact.person_id)
    return _page(request, by, person, **summary_of(asked))


@city_page(may_open_case, writes=True)
def open_known(request, by, person_id):
    """For somebody who comes by herself."""
    return _page(request, by, get_person(by, person_id), asked=None)


def _page(request, by, person, *, asked, **shown):
    form = OpeningForm(request.POST if request.method == "POST" else None, by=by)
    opened = []

    def act(**told):
        opened.append(open_case(person=person, by=by, request=asked, **told))

    if form.is_bound and acted(form, act):
        messages.success(request, _("%(name)s is taken in charge.") % {"name": person.full_name})
        return redirect("casework:case", request.city.slug, opened[0].pk)
    there = open_case_of(person)
    status = AlreadyOpen.status if there and form.is_bound else status_of(form)
    shown |= {"asked": asked, "person": person, "form": form, "there": there, **_standing(person)}
    return TemplateResponse(request, "casework/take_open.html", shown, status=status)


def _standing(person) -> dict:
    answer = eligibility_on(person, clock.today())
    return {
        "answer": answer,
        "answer_tone": tones.OF_ELIGIBILITY[answer.eligibility],
        "given": notices_of(person).first(),
        "first_met": first_contact_after(person),
    }
