# SPDX-License-Identifier: AGPL-3.0-or-later
"""A closed period: what was reported, what has been restated since, and what would be different today."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Problem
from lgnet.monitoring.actions.publish_restatement import LONGEST, publish_restatement
from lgnet.monitoring.differences import compared_for
from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.figures import Figure
from lgnet.monitoring.members import Member, standings_shown_to
from lgnet.monitoring.models import ReportPeriod
from lgnet.monitoring.policies import may_close_periods, may_read_city_figures, may_see_members, may_see_names
from lgnet.monitoring.queries import (
    being_settled,
    figures,
    history,
    programmes_with_figures,
    report_period_of,
)
from lgnet.monitoring.web.selection import chosen
from lgnet.network.door import city_page

A_PAGE = 50


class RestatementForm(forms.Form):
    comment = forms.CharField(
        label=gettext_lazy("Why the figures change"),
        help_text=gettext_lazy(
            "The whole network reads it: name nobody, and nothing by which somebody is known."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@dataclass(frozen=True)
class Behind:
    """A record that came or went, as the reader sees it."""

    member: Member
    came: bool
    reason: str


@city_page(may_read_city_figures, writes=True)
def corrections(request, by):
    selection = chosen(request.GET, list(programmes_with_figures(request.city)))
    if selection is None:
        raise NoSuchFigure()
    report_period = report_period_of(request.city, selection.programme, selection.period)
    if report_period is None or report_period.closed_at is None:
        return TemplateResponse(request, "monitoring/not_closed.html", {"selection": selection})
    form = RestatementForm(request.POST or None)
    if request.method == "POST" and _published(form, report_period, by):
        messages.success(request, _("The restatement is being published."))
        return redirect(f"{reverse('monitoring:corrections', args=[request.city.slug])}?{selection.query}")
    found = figures(request.city, selection.programme, selection.period).figures
    drifting = [figure for figure in found if figure.drift]
    return TemplateResponse(
        request,
        "monitoring/corrections.html",
        {
            "selection": selection,
            "report_period": report_period,
            "being_settled": being_settled(report_period),
            "steps": list(reversed(history(report_period))),
            "drifting": drifting,
            "form": form if may_close_periods.allows(by) and drifting else None,
            **_records(request, by, report_period, drifting),
        },
        status=422 if request.method == "POST" else 200,
    )


def _published(form: RestatementForm, report_period: ReportPeriod, by: Actor) -> bool:
    may_close_periods(by)
    if not form.is_valid():
        return False
    try:
        publish_restatement(report_period=report_period, comment=form.cleaned_data["comment"], by=by)
    except Problem as problem:
        form.add_error(None, f"{problem.words()} {problem.advice()}")
        return False
    return True


def _records(request, by: Actor, report_period: ReportPeriod, drifting: list[Figure]) -> dict:
    """Those behind the difference of one figure, for whoever may see what is behind figures."""
    if not drifting or not may_see_members.allows(by):
        return {"chosen": None}
    asked = request.GET.get("figure")
    figure = next((each for each in drifting if each.code == asked), drifting[0])
    differing = compared_for(report_period, figure.definition).listed()
    page = Paginator(differing, A_PAGE).get_page(request.GET.get("page"))
    shown = standings_shown_to(by, figure=figure, standings=[standing for standing, *_ in page.object_list])
    drift = figure.drift
    behind = sum(drift.gained.values()) + sum(drift.lost.values())
    return {
        "chosen": figure,
        "page": page,
        "behind": [
            Behind(member, came, reason.label)
            for member, (_, came, reason) in zip(shown, page.object_list, strict=True)
        ],
        "hidden": max(behind - len(differing), 0),
        "with_names": may_see_names.allows(by),
    }
