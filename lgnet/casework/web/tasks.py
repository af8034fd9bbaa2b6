# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tasks: write one, change it, done, not needed, taken up again; and the list of them."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lgnet.accounts.models import User
from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.change_task import change_task
from lgnet.casework.actions.move_task import move_task
from lgnet.casework.choices import TaskState
from lgnet.casework.errors import NoSuchTask
from lgnet.casework.policies import TASK_MOVES, may_have_tasks, may_keep_case, may_keep_task
from lgnet.casework.queries import case_managers_of, get_case
from lgnet.casework.queries.tasks import get_task, tasks_of
from lgnet.casework.web.acting import acted, clash, status_of
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.trust import audit
from lgnet.trust.meeting import clashes_shown, meeting, signed

ON_A_PAGE = 50
TABS = {
    "mine": pgettext_lazy("tasks", "Mine"),
    "team": pgettext_lazy("tasks", "My team's"),
    "ended": pgettext_lazy("tasks", "Ended"),
}
SAID = {
    "finish": _("Done: “%(what)s”."),
    "drop": _("Not needed any more: “%(what)s”."),
    "take_up": _("To be done again: “%(what)s”."),
}


class TaskForm(forms.Form):
    what = forms.CharField(
        label=_("What is to be done"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    due_on = forms.DateField(
        label=_("By when"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    assignee = forms.ModelChoiceField(label=_("Who does it"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args, by, **options) -> None:
        super().__init__(*args, **options)
        self.fields["assignee"].queryset = case_managers_of(by.city_id)
        self.initial = {"assignee": by.user_id, "due_on": clock.today(), **self.initial}


@city_page(may_have_tasks, writes=True)
def new(request, by):
    """A task that belongs to no case."""
    form = TaskForm(request.POST if request.method == "POST" else None, by=by)
    if form.is_bound and acted(form, lambda **told: add_task(by=by, **told)):
        messages.success(request, _("The task is written down."))
        return redirect("casework:my_day", request.city.slug)
    shown = {"form": form, "back": reverse("casework:my_day", args=[request.city.slug])}
    return TemplateResponse(request, "casework/task.html", shown, status=status_of(form))


@city_page(may_keep_case, writes=True)
def new_of_case(request, by, case_id):
    case = get_case(by, case_id)
    may_keep_case(by, case=case)
    form = TaskForm(request.POST if request.method == "POST" else None, by=by)
    if form.is_bound and acted(form, lambda **told: add_task(by=by, case=case, **told)):
        messages.success(request, _("The task is written down."))
        return redirect("casework:case", request.city.slug, case.pk)
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    shown = {"form": form, "case": case, "back": reverse("casework:case", args=[request.city.slug, case.pk])}
    return TemplateResponse(request, "casework/task.html", shown, status=status_of(form))


@city_page(may_keep_task, writes=True)
def task(request, by, task_id):
    """Whoever saves after a colleague sees first what she wrote."""
    found = get_task(by, task_id, held=request.method == "POST")
    may_keep_task(by, task=found)
    written = {"what": found.what, "due_on": found.due_on, "assignee": found.assignee_id}
    met = meeting(request.POST, found, written, TaskForm.base_fields)
    form = TaskForm(met.fields if request.method == "POST" else None, by=by, initial=written)
    if met.clashes:
        clash(form)
    elif form.is_bound and acted(form, lambda **told: change_task(task=found, by=by, **told)):
        messages.success(request, _("The task is changed."))
        return redirect("casework:my_day", request.city.slug)
    audit.shown("casework.task_shown", by=by, people=filter(None, [found.person_id]), target=found)
    shown = {
        "form": form,
        "task": found,
        "seen": signed(found, written, TaskForm.base_fields),
        "theirs": clashes_shown(form, met.clashes),
        "case": found.case,
        "moves": TASK_MOVES.open_to(by, found.state, task=found),
    }
    shown["back"] = reverse("casework:my_day", args=[request.city.slug])
    return TemplateResponse(request, "casework/task.html", shown, status=status_of(form))


@city_page(may_keep_task, writes=True)
def move(request, by, task_id, name):
    """A button of its own for each move; back to the page it was pressed on."""
    if name not in SAID:
        raise NoSuchTask()
    if request.method != "POST":
        raise OnlyByButton()
    moved = move_task(task=get_task(by, task_id), move=name, by=by)
    messages.success(request, SAID[name] % {"what": moved.what})
    return redirect(_back(request))


def _back(request) -> str:
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else reverse("casework:my_day", args=[request.city.slug])


@city_page(may_have_tasks)
def tasks(request, by):
    """All of mine, or my team's, that are to be done; or those that ended, to take one up again."""
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else "mine"
    found = tasks_of(by, whose="mine" if tab == "mine" else "team")
    to_do = found.filter(state=TaskState.TO_DO)
    chosen = to_do if tab != "ended" else found.exclude(state=TaskState.TO_DO).order_by("-ended_at")
    page = Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page"))
    audit.shown("casework.tasks_listed", by=by, people={one.person_id for one in page if one.person_id})
    rows = [(one, one.due_on < clock.today()) for one in page]
    tabs = [(f"?{urlencode({'tab': key})}", label, key == tab) for key, label in TABS.items()]
    shown = {"page": page, "rows": rows, "tabs": tabs, "ended": tab == "ended"}
    return TemplateResponse(request, "casework/tasks.html", shown)
