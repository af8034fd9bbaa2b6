# SPDX-License-Identifier: AGPL-3.0-or-later
"""The best assignment of all who wait: asked for, shown with what it would gain, decided household by household."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lgnet.housing.actions.answer_suggestion import decline_suggestion, follow_suggestion
from lgnet.housing.actions.ask_for_assignment import ask_for_assignment
from lgnet.housing.actions.place_household import HOURS
from lgnet.housing.models import Assignment, Suggestion
from lgnet.housing.placing.fitting import verdict
from lgnet.housing.placing.words import words
from lgnet.housing.queries.assigning import get_suggestion, last_assignment, nights_searched, suggestions_of
from lgnet.housing.queries.places import households, places
from lgnet.housing.queries.waiting import standings
from lgnet.housing.request_choices import Answer
from lgnet.housing.request_errors import BeingMade, NothingSuggested, NotProved, SolverMissing
from lgnet.housing.request_policies import may_place
from lgnet.housing.web.requests.acting import done, sent, status_of, why_field
from lgnet.housing.web.requests.shown import people_in, reasons, who
from lgnet.network.door import city_page
from lgnet.trust import audit

PROBLEMS = {one.code: one for one in (SolverMissing, NotProved)}


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect,
        choices=[
            ("follow", pgettext_lazy("suggestion", "Hold this place for them")),
            ("decline", pgettext_lazy("suggestion", "Not this place")),
        ],
    )  # fmt: skip
    why = why_field(_("Why"))
    hours = forms.TypedChoiceField(
        label=_("Held for"), coerce=int, initial=HOURS[1],
        help_text=_("Until then the stay is confirmed, or the place is free again."),
    )  # fmt: skip

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["hours"].choices = [(one, str(_("%(hours)d hours")) % {"hours": one}) for one in HOURS]


@city_page(may_place, writes=True)
def suggestions(request, by):
    if request.method == "POST":
        try:
            ask_for_assignment(by=by)
        except BeingMade as problem:
            messages.warning(request, problem.words())
        return redirect("places:suggestions", request.city.slug)
    run = last_assignment()
    found = suggestions_of(by, run) if run else []
    audit.shown(
        "housing.suggestions_shown", by=by, people={p for one in found for p in people_in(one.request)}
    )
    problem = PROBLEMS.get(run.problem) if run else None
    rows = _rows(found)
    told = {
        "run": run,
        "rows": [row for row in rows if row["one"].unit],
        "without": [row for row in rows if not row["one"].unit],
        "problem": problem and problem(),
        **_gain(run),
    }
    if run:
        told["unseen"] = run.placed - sum(one.unit_id is not None for one in found)
    return TemplateResponse(request, "housing/requests/suggestions.html", told)


def _gain(run: Assignment | None) -> dict:
    """Per cent of what today's order is worth; what is left to the bound, nothing when it is proved to be the best."""
    if run is None or not run.value_in_order:
        return {"gain": None, "left": 0}
    return {
        "gain": round(100 * (run.value / run.value_in_order - 1), 1),
        "left": int(run.bound - run.value) if run.bound >= run.value + 1 else 0,
    }


def _rows(found: list[Suggestion]) -> list[dict]:
    """In the order of the list; each reason as things stand now."""
    listed = {one.request_id: one for one in standings()}
    waiting = {one.id: one for one in households([one.request for one in found])}
    units = {one.id: one for one in places(nights_searched())} if found else {}
    rows = [_row(one, listed.get(one.request_id), waiting, units) for one in found]
    return sorted(rows, key=lambda row: row["standing"].place if row["standing"] else 0)


def _row(one: Suggestion, standing, waiting: dict, units: dict) -> dict:
    place = units.get(one.unit_id)
    now = verdict(waiting[one.request_id], place) if place else None
    return {
        "one": one, "standing": standing, "who": who(one.request), "reasons": reasons(standing),
        "why": [words(reason) for reason in now.why] if now else [],
        "gone": one.answer == Answer.OPEN and not (now and now.fits and standing),
        "same": one.in_order_id == one.unit_id,
    }  # fmt: skip


@city_page(may_place, writes=True)
def suggestion(request, by, suggestion_id):
    one = get_suggestion(by, suggestion_id)
    if one.unit is None:
        raise NothingSuggested()
    audit.shown("housing.request_shown", by=by, people=people_in(one.request), target=one.request)
    form = DecideForm(sent(request))
    if done(form, lambda **told: _decide(one, by=by, **told)):
        messages.success(request, _("The decision is kept with its reason."))
        return redirect("places:suggestions", request.city.slug)
    told = {"row": _rows([one])[0], "form": form, "wanted": one.request}
    return TemplateResponse(request, "housing/requests/suggestion.html", told, status=status_of(form))


def _decide(one: Suggestion, *, decision: str, why: str, hours: int, by) -> None:
    if decision == "follow":
        follow_suggestion(suggestion=one, why=why, hours=hours, by=by)
    else:
        decline_suggestion(suggestion=one, why=why, by=by)
