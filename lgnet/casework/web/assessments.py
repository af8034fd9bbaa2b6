# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assessments of a case: made on a phone, beside the person; their change drawn, and told as a table."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.write_assessment import write_assessment
from lgnet.casework.choices import AssessmentMoment, CaseState
from lgnet.casework.policies import may_keep_case, may_read_cases
from lgnet.casework.queries import get_case
from lgnet.casework.queries.assessments import assessments_of, changes_of, get_assessment
from lgnet.casework.questionnaire import CURRENT, STEPS, domains
from lgnet.casework.web.acting import acted, status_of
from lgnet.casework.web.case_tabs import tabs_of
from lgnet.casework.web.drawing import drawn
from lgnet.casework.web.versions import corrected, named
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.queries import names_of
from lgnet.trust import audit


class AssessmentForm(forms.Form):
    """One question for each domain of a version of the questionnaire; "not known" is an answer."""

    moment = forms.ChoiceField(label=_("When"), choices=AssessmentMoment.choices)
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args, version: str = CURRENT, **options) -> None:
        super().__init__(*args, **options)
        language = get_language()
        for code, domain in domains(version).items():
            steps = [(str(level), domain.step(level, language)) for level in STEPS]
            self.fields[code] = forms.TypedChoiceField(
                label=f"{domain.label(language)}. {domain.question(language)}",
                choices=[*steps, ("", _("Not known"))], coerce=int, empty_value=None, required=False,
                widget=forms.RadioSelect,
            )  # fmt: skip
        self.fields["note"] = forms.CharField(
            label=_("Note"),
            required=False,
            max_length=5_000,
            widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        )
        self.codes = list(domains(version))

    def clean(self) -> dict:
        """As the action takes it: the answers together."""
        told = super().clean()
        levels = {code: told.pop(code, None) for code in self.codes}
        return {**told, "levels": levels}


def _words(assessment, domain) -> str:
    level = assessment.levels.get(domain.code)
    if level is None:
        return ""
    return domains(assessment.version)[domain.code].step(level, get_language())


def _table(found: list) -> list[dict]:
    """A row for each domain, a cell for each assessment."""
    language = get_language()
    return [
        {
            "label": domain.label(language),
            "cells": [{"level": one.levels.get(domain.code), "words": _words(one, domain)} for one in found],
        }
        for domain in domains().values()
    ]


@city_page(may_read_cases)
def assessments(request, by, case_id):
    case = get_case(by, case_id)
    found = list(assessments_of(case))
    audit.shown("casework.assessments_shown", by=by, people=[case.person_id], target=case)
    names = names_of(one.written_by for one in found)
    for one in found:
        one.by = names.get(one.written_by, "")
    shown = {
        "case": case,
        "assessments": found,
        "drawings": [drawn(change, get_language()) for change in changes_of(found)],
        "table": _table(found),
        "may_keep": may_keep_case.allows(by, case=case),
        "tabs": tabs_of(by, request.city, case, "assessments"),
    }
    return TemplateResponse(request, "casework/assessments.html", shown)


def _moment(case) -> str:
    if case.state == CaseState.CLOSED:
        return AssessmentMoment.CLOSING
    return AssessmentMoment.ON_THE_WAY if assessments_of(case).exists() else AssessmentMoment.START


def _kept(by, case_id: UUID):
    case = get_case(by, case_id)
    may_keep_case(by, case=case)
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    return case


@city_page(may_keep_case, writes=True, draft=_("Assessment"))
def make(request, by, case_id):
    case = _kept(by, case_id)
    began = {"moment": request.GET.get("moment") or _moment(case), "on": clock.today()}
    form = AssessmentForm(request.POST if request.method == "POST" else None, initial=began)
    if form.is_bound and acted(form, lambda **told: write_assessment(case=case, by=by, **told)):
        messages.success(request, _("The assessment is kept."))
        return redirect("casework:assessments", request.city.slug, case.pk)
    return TemplateResponse(
        request, "casework/assessment.html", {"case": case, "form": form}, status=status_of(form)
    )


@city_page(may_keep_case, writes=True, draft=_("Assessment"))
def correct(request, by, case_id, assessment_id):
    case = _kept(by, case_id)
    former = get_assessment(case, named(request, assessment_id))
    written = {"moment": former.moment, "on": former.on, "note": former.note, **former.levels}
    sent = request.POST if request.method == "POST" else None
    form = AssessmentForm(sent, initial=written, version=former.version)
    shown = {"case": case, "form": form, "of": former}
    if form.is_bound:
        done, hers = corrected(form, former, lambda **told: write_assessment(case=case, by=by, **told))
        if done:
            messages.success(request, _("The correction is saved."))
            return redirect("casework:assessments", request.city.slug, case.pk)
        if hers is not None:
            hers.by = names_of([hers.written_by]).get(hers.written_by, "")
            asked = domains(hers.version).values()
            told = [(one.label(get_language()), _words(hers, one)) for one in asked]
            shown |= {"of": hers, "hers": hers, "hers_told": told}
    return TemplateResponse(request, "casework/assessment.html", shown, status=status_of(form))
