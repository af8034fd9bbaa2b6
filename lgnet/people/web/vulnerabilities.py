# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes a person more exposed: note it, correct or end it, take it away, read what is restricted."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgnet.network.door import city_page
from lgnet.people.actions.change_vulnerability import change_vulnerability, remove_vulnerability
from lgnet.people.actions.note_vulnerability import LONGEST_ASSESSOR, note_vulnerability, opened
from lgnet.people.actions.read_restricted_vulnerabilities import read_restricted_vulnerabilities
from lgnet.people.codes import VULNERABILITIES, is_restricted, protection_for, vulnerability_label
from lgnet.people.policies import (
    may_keep_vulnerability,
    may_note_vulnerabilities,
    may_protect,
    may_read_restricted_vulnerabilities,
)
from lgnet.people.queries import get_person
from lgnet.people.queries.vulnerabilities import get_vulnerability, noticers_of
from lgnet.people.web.acting import QUIET, acted, day_field, status_of
from lgnet.trust import audit


class ChangeForm(forms.Form):
    since = day_field(gettext_lazy("Since"), help_text=gettext_lazy("Empty when nobody knows."))
    until = day_field(gettext_lazy("Until"), help_text=gettext_lazy("Empty while it goes on."))
    assessed_by = forms.CharField(
        label=gettext_lazy("Assessed by"),
        max_length=LONGEST_ASSESSOR,
        required=False,
        widget=forms.TextInput(attrs=dict(QUIET)),
        help_text=gettext_lazy("Profession or body; empty as long as nobody assessed it."),
    )
    assessed_on = day_field(gettext_lazy("Assessed on"))

    def particulars(self) -> dict:
        return dict(self.cleaned_data)


class NoteForm(ChangeForm):
    code = forms.ChoiceField(label=gettext_lazy("What is it?"))
    until = None
    field_order = ("code", "since", "assessed_by", "assessed_on")

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["code"].choices = [("", _("Choose")), *vulnerability_choices()]


def vulnerability_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    labelled = VULNERABILITIES.choices(get_language())
    return [
        (_("Seen by who sees the person"), [pair for pair in labelled if not is_restricted(pair[0])]),
        (
            _("Restricted: read by who follows her only"),
            [pair for pair in labelled if is_restricted(pair[0])],
        ),
    ]


@city_page(may_note_vulnerabilities, writes=True)
def note(request, by, person_id):
    person = get_person(by, person_id)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and acted(form, note_vulnerability, person=person, by=by):
        messages.success(request, _("The vulnerability is noted."))
        return _after(request, by, person, form.cleaned_data["code"])
    return TemplateResponse(
        request, "people/vulnerability.html", {"person": person, "form": form}, status=status_of(form)
    )


def _after(request, by, person, code: str):
    """One that by itself tells of danger leads to the question whether to protect her."""
    unprotected = not person.protections.filter(ended_at=None).exists()
    if protection_for(code) and unprotected and may_protect.allows(by):
        messages.warning(request, _("What you noted suggests to protect the person. Decide now."))
        return redirect("people:protect", request.city.slug, person.pk)
    return redirect("people:person", request.city.slug, person.pk)


@city_page(may_keep_vulnerability, writes=True)
def change(request, by, person_id, vulnerability_id):
    person = get_person(by, person_id)
    one = get_vulnerability(by, person, vulnerability_id)
    told = _told_of(one, by)
    written = {"since": one.since, "until": one.until, "assessed_on": one.assessed_on}
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        initial={**written, "assessed_by": told["assessed_by"]},
    )
    if form.is_bound and acted(form, change_vulnerability, vulnerability=one, by=by):
        messages.success(request, _("The correction is saved."))
        return redirect("people:person", request.city.slug, person.pk)
    shown = {"person": person, "form": form, "vulnerability": one, "words": vulnerability_label(told["code"])}
    return TemplateResponse(request, "people/vulnerability.html", shown, status=status_of(form))


@city_page(may_keep_vulnerability, writes=True)
def remove(request, by, person_id, vulnerability_id):
    person = get_person(by, person_id)
    one = get_vulnerability(by, person, vulnerability_id)
    if request.method != "POST":
        shown = {"person": person, "words": vulnerability_label(_told_of(one, by)["code"])}
        return TemplateResponse(request, "people/remove_vulnerability.html", shown)
    remove_vulnerability(vulnerability=one, by=by)
    messages.success(request, _("The vulnerability is taken away."))
    return redirect("people:person", request.city.slug, person.pk)


@city_page(may_read_restricted_vulnerabilities)
def restricted(request, by, person_id):
    person = get_person(by, person_id)
    found = read_restricted_vulnerabilities(person=person, by=by)
    noticers = noticers_of(one.vulnerability for one in found)
    shown = {"person": person, "found": found, "noticers": noticers}
    return TemplateResponse(request, "people/restricted_vulnerabilities.html", shown)


def _told_of(vulnerability, by) -> dict[str, str]:
    """What it says; of a restricted one also that it was read."""
    if vulnerability.restricted:
        people = [vulnerability.person_id]
        audit.shown(
            "people.restricted_vulnerabilities_shown", by=by, people=people, target=vulnerability.person
        )
    return opened(vulnerability)
