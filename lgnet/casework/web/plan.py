# SPDX-License-Identifier: AGPL-3.0-or-later
"""The individual plan of a case: goals, steps, grades."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.grade_goal import grade_goal
from lgnet.casework.actions.keep_step import add_step, mark_step
from lgnet.casework.actions.set_goal import change_goal, set_goal
from lgnet.casework.policies import GOAL_MOVES, may_keep_case, may_read_cases
from lgnet.casework.queries import get_case
from lgnet.casework.queries.plans import get_goal, get_step, goals_of
from lgnet.casework.questionnaire import domains
from lgnet.casework.web.acting import acted, clash, status_of
from lgnet.casework.web.case_tabs import tabs_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.outreach.queries import names_of
from lgnet.trust import audit
from lgnet.trust.meeting import clashes_shown, meeting, signed

LINE = {"dir": "auto", "autocomplete": "off"}
TONES = {"open": "info", "achieved": "success", "partly": "warning", "not_achieved": "danger"}


def day(label, **options) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options
    )


class GoalForm(forms.Form):
    domain = forms.ChoiceField(label=_("Domain"))
    what = forms.CharField(
        label=_("What is to be reached"), max_length=300, widget=forms.TextInput(attrs=LINE)
    )
    measure = forms.CharField(
        label=_("How we will know"), max_length=300, required=False, widget=forms.TextInput(attrs=LINE),
        help_text=_("Something one can see: the contract is signed, the certificate is there."),
    )  # fmt: skip
    by_when = day(_("By when"), required=False)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        language = get_language()
        labels = [(code, domain.label(language)) for code, domain in domains().items()]
        self.fields["domain"].choices = [("", _("Choose…")), *labels]


class StepForm(forms.Form):
    who = forms.CharField(
        label=_("Who"), max_length=80, widget=forms.TextInput(attrs=LINE),
        help_text=_("The person, an operator, a service."),
    )  # fmt: skip
    what = forms.CharField(label=_("Does what"), max_length=300, widget=forms.TextInput(attrs=LINE))
    by_when = day(_("By when"), required=False)


class GradeForm(forms.Form):
    move = forms.ChoiceField(label=_("How it went"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        moves = ("achieve", "achieve_partly", "miss")
        self.fields["move"].choices = [(name, GOAL_MOVES[name].label) for name in moves]


@city_page(may_read_cases)
def plan(request, by, case_id):
    case = get_case(by, case_id)
    audit.shown("casework.plan_shown", by=by, people=[case.person_id], target=case)
    language = get_language()
    rows = [
        {"goal": goal, "domain": domains()[goal.domain].label(language), "tone": TONES[goal.state]}
        for goal in goals_of(case)
    ]
    plans = list(case.plans.all())
    names = names_of(one.agreed_by for one in plans)
    shown = {
        "case": case,
        "rows": rows,
        "open_goals": any(row["goal"].state == "open" for row in rows),
        "plans": [(one, names.get(one.agreed_by, "")) for one in plans],
        "today": clock.today(),
        "may_keep": may_keep_case.allows(by, case=case),
        "tabs": tabs_of(by, request.city, case, "plan"),
    }
    return TemplateResponse(request, "casework/plan.html", shown)


def kept(by, case_id: UUID):
    case = get_case(by, case_id)
    may_keep_case(by, case=case)
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    return case


def _form_page(request, case, form: forms.Form, act, *, title, done, **shown):
    """A small form of the plan: shown, or acted and back to the plan. One that came back is shown as it is."""
    if form.is_bound and not hasattr(form, "status") and acted(form, act):
        messages.success(request, done)
        return redirect("casework:plan", request.city.slug, case.pk)
    shown |= {"case": case, "form": form, "title": title}
    return TemplateResponse(request, "casework/plan_form.html", shown, status=status_of(form))


def _sent(request):
    return request.POST if request.method == "POST" else None


@city_page(may_keep_case, writes=True, draft=_("Individual plan"))
def new_goal(request, by, case_id):
    case, form = kept(by, case_id), GoalForm(_sent(request))
    words = {"title": _("New goal"), "done": _("The goal is in the plan.")}
    return _form_page(request, case, form, lambda **told: set_goal(case=case, by=by, **told), **words)


@city_page(may_keep_case, writes=True, draft=_("Individual plan"))
def goal(request, by, case_id, goal_id):
    case = kept(by, case_id)
    found = get_goal(case, goal_id, held=request.method == "POST")
    written = {name: getattr(found, name) for name in ("domain", "what", "measure", "by_when")}
    met = meeting(request.POST, found, written, GoalForm.base_fields)
    form = GoalForm(met.fields if request.method == "POST" else None, initial=written)
    if met.clashes:
        clash(form)
    words = {"title": _("Say the goal better"), "done": _("The goal is changed.")}
    words["seen"] = signed(found, written, GoalForm.base_fields)
    words["theirs"] = clashes_shown(form, met.clashes)
    return _form_page(request, case, form, lambda **told: change_goal(goal=found, by=by, **told), **words)


@city_page(may_keep_case, writes=True, draft=_("Individual plan"))
def grade(request, by, case_id, goal_id):
    case = kept(by, case_id)
    found = get_goal(case, goal_id)
    form = GradeForm(_sent(request))
    words = {"title": found.what, "done": _("The goal is graded.")}
    return _form_page(request, case, form, lambda **told: grade_goal(goal=found, by=by, **told), **words)


@city_page(may_keep_case, writes=True)
def take_up(request, by, case_id, goal_id):
    if request.method != "POST":
        raise OnlyByButton()
    case = kept(by, case_id)
    grade_goal(goal=get_goal(case, goal_id), move="take_up", by=by)
    messages.success(request, _("The goal is open again."))
    return redirect("casework:plan", request.city.slug, case.pk)


@city_page(may_keep_case, writes=True, draft=_("Individual plan"))
def new_step(request, by, case_id, goal_id):
    case = kept(by, case_id)
    found = get_goal(case, goal_id)
    words = {"title": found.what, "done": _("It is in the plan.")}
    form = StepForm(_sent(request))
    return _form_page(request, case, form, lambda **told: add_step(goal=found, by=by, **told), **words)


@city_page(may_keep_case, writes=True)
def step(request, by, case_id, step_id):
    """The button beside a step: done, or not done after all."""
    if request.method != "POST":
        raise OnlyByButton()
    case = kept(by, case_id)
    mark_step(step=get_step(case, step_id), done=request.POST.get("done") == "yes", by=by)
    return redirect("casework:plan", request.city.slug, case.pk)
