# SPDX-License-Identifier: AGPL-3.0-or-later
"""Suspending, resuming, closing and reopening: one small form each."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.reopen_case import reopen_case
from lgnet.casework.actions.resume_case import resume_case
from lgnet.casework.actions.suspend_case import suspend_case
from lgnet.casework.choices import ENDED
from lgnet.casework.codes import CLOSING_REASONS, OUTCOMES
from lgnet.casework.policies import CASE_MOVES, may_close_case, may_keep_case
from lgnet.casework.queries import get_case
from lgnet.casework.web.acting import acted, status_of
from lgnet.kernel.coded import CodedList
from lgnet.network.door import city_page
from lgnet.trust import audit


class NoForm(forms.Form):
    """A move that asks nothing more."""


class WhyForm(forms.Form):
    note = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))


class ClosingForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why it closes"))
    outcome = forms.ChoiceField(label=_("How things stand for the person"))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("What a colleague should know if the person comes back."),
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        language = get_language()
        for name, codes in (("reason", CLOSING_REASONS), ("outcome", OUTCOMES)):
            self.fields[name].choices = [("", _("Choose…")), *_offered(codes, language)]


def _offered(codes: CodedList, language: str | None) -> list[tuple[str, str]]:
    """All but those that the program writes by itself."""
    return [choice for choice in codes.choices(language) if not codes[choice[0]].get("by_itself")]


def _page(request, by, case_id, *, name: str, form_class: type[forms.Form], act: Callable, words: dict):
    """Show the form of a move, or make the move and go back to the case."""
    case = get_case(by, case_id)
    CASE_MOVES[name].rule(by, case=case)
    form = form_class(request.POST or None) if request.method == "POST" else form_class()
    if form.is_bound and acted(form, lambda **told: act(case=case, by=by, **told)):
        messages.success(request, words["done"])
        return redirect("casework:case", request.city.slug, case.pk)
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    shown = {"case": case, "form": form, "move": CASE_MOVES[name], **words}
    shown["unfinished"] = case.referrals.exclude(state__in=ENDED).select_related("service")
    return TemplateResponse(request, "casework/case_move.html", shown, status=status_of(form))


@city_page(may_keep_case, writes=True)
def suspend(request, by, case_id):
    words = {
        "title": _("Suspend the case"),
        "lead": _("The person stays in charge; nothing can be done for a while."),
        "done": _("The case is suspended."),
    }
    return _page(request, by, case_id, name="suspend", form_class=WhyForm, act=suspend_case, words=words)


@city_page(may_keep_case, writes=True)
def resume(request, by, case_id):
    words = {
        "title": _("Resume the case"),
        "lead": _("The case goes on from where it stopped."),
        "done": _("The case goes on."),
    }
    return _page(request, by, case_id, name="resume", form_class=NoForm, act=resume_case, words=words)


@city_page(may_close_case, writes=True)
def close(request, by, case_id):
    words = {
        "title": _("Close the case"),
        "lead": _(
            "The reason and the outcome are counted in the network's figures; the note stays in the case."
        ),
        "done": _("The case is closed."),
    }
    return _page(request, by, case_id, name="close", form_class=ClosingForm, act=close_case, words=words)


@city_page(may_close_case, writes=True)
def reopen(request, by, case_id):
    words = {
        "title": _("Reopen the case"),
        "lead": _(
            "Only when it was closed too early. If the person comes back with a new need, open a new case."
        ),
        "done": _("The case is open again."),
    }
    return _page(request, by, case_id, name="reopen", form_class=WhyForm, act=reopen_case, words=words)
