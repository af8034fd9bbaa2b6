# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole caseload to a colleague, and back."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lgnet.accounts.models import User
from lgnet.casework.actions.hand_over import HandedOver, hand_over
from lgnet.casework.actions.undo_handover import GivenBack, undo_handover
from lgnet.casework.policies import may_hand_over, may_read_cases
from lgnet.casework.queries import case_managers_of
from lgnet.casework.queries.handovers import cases_to_hand_over, get_handover, givers_for, handovers_for
from lgnet.casework.web.acting import acted, status_of
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.outreach.queries import names_of
from lgnet.trust import audit

MOST_SHOWN = 50


class HandoverForm(forms.Form):
    giver = forms.ModelChoiceField(
        label=_("Whose cases"), queryset=User.objects.none(), empty_label=None,
        widget=forms.Select(
            attrs={"hx-get": "", "hx-target": "#handed", "hx-select": "#handed", "hx-swap": "outerHTML"}
        ),
    )  # fmt: skip
    taker = forms.ModelChoiceField(label=_("Who takes them"), queryset=User.objects.none())
    why = forms.CharField(
        label=_("Why"), max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("A leave, an end of service. Nothing about people."),
    )  # fmt: skip

    def __init__(self, *args, by, **options) -> None:
        super().__init__(*args, **options)
        self.fields["giver"].queryset = givers_for(by) | case_managers_of(by.city_id)
        self.fields["taker"].queryset = case_managers_of(by.city_id)


def _told(done: HandedOver) -> str:
    words = ngettext("%(count)d case is handed over.", "%(count)d cases are handed over.", done.cases)
    told = words % {"count": done.cases}
    if not done.left:
        return told
    left = ngettext(
        "%(count)d of a protected person stays: the colleague is not in the team that protects her.",
        "%(count)d of protected people stay: the colleague is not in the team that protects them.",
        done.left,
    )
    return f"{told} {left % {'count': done.left}}"


def _told_back(done: GivenBack) -> str:
    words = ngettext("%(count)d case is given back.", "%(count)d cases are given back.", done.cases)
    told = words % {"count": done.cases}
    if not done.stayed:
        return told
    left = ngettext(
        "%(count)d has moved on since and stays.", "%(count)d have moved on since and stay.", done.stayed
    )
    return f"{told} {left % {'count': done.stayed}}"


@city_page(may_hand_over, writes=True)
def handover(request, by):
    form = HandoverForm(
        request.POST if request.method == "POST" else None, by=by, initial={"giver": by.user_id}
    )
    done = []
    if form.is_bound and acted(form, lambda **told: done.append(hand_over(by=by, **told))):
        messages.success(request, _told(done[0]))
        return redirect("casework:handover", request.city.slug)
    shown = {"form": form, **_caseload(by, _giver(request, by)), "rows": _recent(by)}
    return TemplateResponse(request, "casework/handover.html", shown, status=status_of(form))


def _giver(request, by) -> User | None:
    asked = request.POST.get("giver") or request.GET.get("giver") or str(by.user_id)
    return next((one for one in givers_for(by) if str(one.pk) == asked), None)


def _caseload(by, giver: User | None) -> dict:
    """How many, and to those who read cases also whose."""
    if giver is None:
        return {"giver": None, "number": 0, "names": []}
    cases = cases_to_hand_over(by, giver)
    named = (
        list(cases.select_related("person").order_by("opened_at")[:MOST_SHOWN])
        if may_read_cases.allows(by)
        else []
    )
    if named:
        audit.shown("casework.cases_listed", by=by, people=[case.person_id for case in named])
    return {"giver": giver, "number": cases.count(), "names": named}


def _recent(by) -> list[tuple]:
    found = list(handovers_for(by)[:MOST_SHOWN])
    names = names_of(one.by_id for one in found)
    return [(one, names.get(one.by_id, "")) for one in found]


@city_page(may_hand_over, writes=True)
def undo(request, by, handover_id):
    if request.method != "POST":
        raise OnlyByButton()
    done = undo_handover(handover=get_handover(by, handover_id), by=by)
    messages.success(request, _told_back(done))
    return redirect("casework:handover", request.city.slug)
