# SPDX-License-Identifier: AGPL-3.0-or-later
"""The diary of a case: what was done, written and corrected."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.codes import INTERVENTIONS
from lgnet.casework.policies import may_keep_case, may_read_cases
from lgnet.casework.queries import get_case
from lgnet.casework.queries.diary import diary_of, former_versions, get_entry, minutes_of, numbers_of_files
from lgnet.casework.web.acting import acted, status_of
from lgnet.casework.web.case_tabs import tabs_of
from lgnet.casework.web.versions import corrected, named
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.queries import names_of
from lgnet.people.choices import Eligibility
from lgnet.people.eligibility import answers_on
from lgnet.trust import audit

ON_A_PAGE = 50
FIELDS = ("kind", "on", "minutes", "place", "with_whom", "words")


def _text(label, most: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


class InterventionForm(forms.Form):
    kind = forms.ChoiceField(label=_("What was done"))
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=1440, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    place = _text(_("Where"), 120)
    with_whom = _text(_("With whom"), 200)
    words = forms.CharField(
        label=_("What there is to say"), required=False, max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_(
            "All case managers of the city can read it. Health, violence and the like belong in a restricted note."
        ),
    )  # fmt: skip

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", _("Choose…")), *INTERVENTIONS.choices(get_language())]
        self.initial = {"on": clock.today(), **self.initial}


def shown_entry(entry) -> dict:
    return {"entry": entry, "kind": INTERVENTIONS.label(entry.kind, get_language())}


@city_page(may_read_cases)
def diary(request, by, case_id):
    case = get_case(by, case_id)
    page = Paginator(diary_of(case), ON_A_PAGE).get_page(request.GET.get("page"))
    former = former_versions(list(page))
    written = [*page, *(one for chain in former.values() for one in chain)]
    names = names_of(entry.written_by for entry in written)
    files = numbers_of_files(page)
    answers = answers_on(case.person, (entry.on for entry in page))
    rows = [
        {
            **shown_entry(entry),
            "unproven": answers[entry.on].eligibility != Eligibility.ELIGIBLE and answers[entry.on].words,
            "by": names.get(entry.written_by, ""),
            "files": files.get(entry.pk, 0),
            "former": [
                {**shown_entry(one), "by": names.get(one.written_by, "")} for one in former.get(entry.pk, [])
            ],
        }
        for entry in page
    ]
    audit.shown("casework.diary_shown", by=by, people=[case.person_id], target=case)
    hours, minutes = divmod(minutes_of(case), 60)
    shown = {"case": case, "page": page, "rows": rows, "hours": hours, "minutes": minutes}
    shown |= {
        "may_keep": may_keep_case.allows(by, case=case),
        "tabs": tabs_of(by, request.city, case, "diary"),
    }
    return TemplateResponse(request, "casework/diary.html", shown)


@city_page(may_keep_case, writes=True, draft=_("Diary"))
def write(request, by, case_id):
    case = _kept(by, case_id)
    form = InterventionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and acted(form, lambda **told: write_intervention(case=case, by=by, **told)):
        messages.success(request, _("It is in the diary."))
        return redirect("casework:diary", request.city.slug, case.pk)
    return _page(request, case, form)


@city_page(may_keep_case, writes=True, draft=_("Diary"))
def correct(request, by, case_id, entry_id):
    case = _kept(by, case_id)
    former = get_entry(case, named(request, entry_id))
    form = InterventionForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(former, name) for name in FIELDS},
    )
    hers = None
    if form.is_bound:
        done, hers = corrected(form, former, lambda **told: write_intervention(case=case, by=by, **told))
        if done:
            messages.success(request, _("The correction is saved; what it said before stays below it."))
            return redirect("casework:diary", request.city.slug, case.pk)
    return _page(request, case, form, of=hers or former, hers=hers)


def _kept(by, case_id: UUID):
    case = get_case(by, case_id)
    may_keep_case(by, case=case)
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    return case


def _page(request, case, form, *, of=None, hers=None):
    shown = {"case": case, "form": form, "of": of}
    if hers is not None:
        names = names_of([hers.written_by])
        shown["hers"] = {**shown_entry(hers), "by": names.get(hers.written_by, "")}
    return TemplateResponse(request, "casework/intervention.html", shown, status=status_of(form))
