# SPDX-License-Identifier: AGPL-3.0-or-later
"""The nights of a house: who sleeps where tonight, and along a timeline that one scrolls and prints."""

from datetime import date, timedelta

from django import forms
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lgnet.housing.actions.take_bed import FIRST_DAY, LAST_DAY
from lgnet.housing.hours import tonight
from lgnet.housing.policies import may_read_houses
from lgnet.housing.queries.houses import get_house
from lgnet.housing.queries.plan import plan_of
from lgnet.network.door import city_page
from lgnet.network.saying import DAY
from lgnet.trust import audit

WEEKS = (2, 4, 8, 13)
USUAL = 4


class WindowForm(forms.Form):
    first = forms.DateField(label=_("From"), widget=DAY, required=False)
    weeks = forms.TypedChoiceField(
        label=_("How long"), coerce=int, required=False, empty_value=USUAL,
        choices=[(weeks, ngettext_lazy("%d week", "%d weeks", weeks) % weeks) for weeks in WEEKS],
    )  # fmt: skip


def window_of(request) -> tuple[date, int]:
    """First day, tonight unless one is told, and how many weeks."""
    form = WindowForm(request.GET)
    form.is_valid()
    first = form.cleaned_data.get("first") or tonight()
    weeks = form.cleaned_data.get("weeks") or USUAL
    return min(max(first, FIRST_DAY), LAST_DAY - timedelta(weeks=weeks)), weeks


def shown_plan(request, by, house_id, *, action: str) -> dict:
    """What the page and the paper show; who is named is recorded."""
    home, (first, weeks) = get_house(by, house_id), window_of(request)
    plan = plan_of(home, first, weeks * 7, by=by)
    audit.shown(action, by=by, people=plan.people, target=home)
    return {"home": home, "plan": plan, "weeks": weeks, "first": first, "tonight": tonight()}


@city_page(may_read_houses)
def plan(request, by, house_id):
    shown = shown_plan(request, by, house_id, action="housing.plan_shown")
    first, weeks, step = shown["first"], shown["weeks"], timedelta(weeks=shown["weeks"])
    one_night = plan_of(shown["home"], tonight(), 1, by=by)
    audit.shown("housing.plan_shown", by=by, people=one_night.people, target=shown["home"])
    form = WindowForm(initial={"first": first, "weeks": weeks})
    earlier, later = max(first - step, FIRST_DAY), min(first + step, LAST_DAY - step)
    shown |= {"form": form, "earlier": earlier, "later": later, "tonight_lines": one_night.lines}
    return TemplateResponse(request, "housing/plan.html", shown)
