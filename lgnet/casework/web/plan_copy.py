# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan as agreed: kept, and printed in the person's language beside Italian, to be signed by both."""

from datetime import date

from django import forms
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.agree_plan import agree_plan
from lgnet.casework.codes import PLAN_WORDS
from lgnet.casework.models import Case, Plan
from lgnet.casework.policies import may_keep_case, may_read_cases
from lgnet.casework.queries import get_case
from lgnet.casework.queries.plans import get_plan
from lgnet.casework.web.acting import acted, status_of
from lgnet.casework.web.plan import day, kept
from lgnet.kernel import clock
from lgnet.kernel.paper import what_is_missing
from lgnet.network.door import city_page
from lgnet.outreach.queries import names_of
from lgnet.people.queries.known import known
from lgnet.trust import audit


class AgreeForm(forms.Form):
    agreed_on = day(_("Agreed on"))
    language = forms.ChoiceField(
        label=_("Language of the copy"), choices=[(code, words["name"]) for code, words in PLAN_WORDS.items()]
    )


@city_page(may_keep_case, writes=True)
def agree(request, by, case_id):
    case = kept(by, case_id)
    spoken = next((code for code in known(case.person).languages if code in PLAN_WORDS), "it")
    began = {"agreed_on": clock.today(), "language": spoken}
    form = AgreeForm(request.POST if request.method == "POST" else None, initial=began)
    agreed = []
    if form.is_bound and acted(form, lambda **told: agreed.append(agree_plan(case=case, by=by, **told))):
        return redirect("casework:plan_copy", request.city.slug, case.pk, agreed[0].pk)
    shown = {"case": case, "form": form, "title": _("Agree the plan and print it")}
    return TemplateResponse(request, "casework/plan_form.html", shown, status=status_of(form))


def _goals(plan: Plan, theirs: dict) -> list[dict]:
    """With real days, and the domain in both languages."""
    return [
        {
            **goal,
            "by_when": _day(goal["by_when"]),
            "domain_it": PLAN_WORDS["it"]["domains"].get(goal["domain"], goal["domain"]),
            "domain": theirs["domains"].get(goal["domain"], goal["domain"]),
            "steps": [{**step, "by_when": _day(step["by_when"])} for step in goal["steps"]],
        }
        for goal in plan.goals
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def shown_copy(case: Case, plan: Plan) -> dict:
    """What the copy says, on the screen and on paper."""
    theirs = PLAN_WORDS[plan.language]
    return {
        "case": case,
        "plan": plan,
        "goals": _goals(plan, theirs),
        "language": plan.language,
        "theirs": theirs,
        "ours": PLAN_WORDS["it"]["words"],
        "both": plan.language != "it",
        "operator": names_of([plan.agreed_by]).get(plan.agreed_by, ""),
    }


@city_page(may_read_cases)
def copy(request, by, case_id, plan_id):
    case = get_case(by, case_id)
    plan = get_plan(case, plan_id)
    audit.shown("casework.plan_shown", by=by, people=[case.person_id], target=plan)
    shown = shown_copy(case, plan) | {"prints": not what_is_missing()}
    return TemplateResponse(request, "casework/plan_copy.html", shown)
