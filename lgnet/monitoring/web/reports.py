# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures as Excel and PDF: ask for a file, see how far it is, take it. What is being made asks again by itself; where
there is no script one reloads."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgnet.kernel.actor import Actor
from lgnet.kernel.paper import what_is_missing
from lgnet.monitoring.actions.request_report import request_report
from lgnet.monitoring.choices import ReportFormat
from lgnet.monitoring.models import Report
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.policies import may_request_reports
from lgnet.monitoring.queries import programmes_with_figures, reports
from lgnet.monitoring.reports.words import label
from lgnet.monitoring.web.selection import Selection, chosen
from lgnet.network.door import city_page, network_page
from lgnet.network.saying import done, status

A_PAGE = 20


class ReportForm(forms.Form):
    format = forms.ChoiceField(
        label=gettext_lazy("As what"),
        choices=ReportFormat,
        initial=ReportFormat.PDF,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language"), choices=settings.LANGUAGES)


@city_page(may_request_reports, writes=True)
def city_reports(request, by):
    return _page(request, by, reverse("monitoring:city_reports", args=[request.city.slug]))


@network_page(may_request_reports, writes=True)
def network_reports(request, by):
    return _page(request, by, reverse("monitoring:network_reports"))


def _page(request, by: Actor, here: str):
    selection = chosen(request.GET, list(programmes_with_figures(getattr(request, "city", None))))
    if selection is None:
        return TemplateResponse(request, "monitoring/no_programme.html")
    form = ReportForm(request.POST or None, initial={"language": get_language(), "format": _first_format()})
    if form.is_valid() and done(form, lambda: _request(form, selection, by)):
        messages.success(request, _("The report is being made: it appears below."))
        return redirect(f"{here}?{selection.query}")
    page = Paginator(reports(), A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "monitoring/reports.html",
        {
            "selection": selection,
            "form": form,
            "page": page,
            "rows": [(report, label(period_from(report.period))) for report in page.object_list],
            "unfinished": any(report.is_unfinished for report in page.object_list),
            "missing": what_is_missing(),
            "figures_url": here.removesuffix("reports/"),
        },
        status=status(form),
    )


def _first_format() -> str:
    return ReportFormat.XLSX if what_is_missing() else ReportFormat.PDF


def _request(form: ReportForm, selection: Selection, by: Actor) -> Report:
    return request_report(
        programme=selection.programme, period=selection.period, by=by,
        format=ReportFormat(form.cleaned_data["format"]), language=form.cleaned_data["language"],
    )  # fmt: skip
