# SPDX-License-Identifier: AGPL-3.0-or-later
"""Restricted notes of a case: read and written by those alone who follow it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.read_restricted_notes import opened, read_restricted_notes
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.casework.choices import RestrictedKind
from lgnet.casework.errors import NoSuchEntry
from lgnet.casework.policies import may_read_restricted
from lgnet.casework.queries import get_case
from lgnet.casework.queries.diary import numbers_of_files
from lgnet.casework.web.acting import acted, status_of
from lgnet.casework.web.case_tabs import tabs_of
from lgnet.casework.web.versions import corrected, named
from lgnet.network.door import city_page
from lgnet.outreach.queries import names_of
from lgnet.trust import audit


class NoteForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is about"), choices=RestrictedKind.choices)
    words = forms.CharField(
        label=_("Note"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off"}),
    )


@city_page(may_read_restricted)
def notes(request, by, case_id):
    case = get_case(by, case_id)
    found = read_restricted_notes(case=case, by=by)
    names = names_of(one.note.written_by for one in found)
    files = numbers_of_files([one.note for one in found])
    rows = [
        {
            "note": one.note,
            "words": one.words,
            "by": names.get(one.note.written_by, ""),
            "files": files.get(one.note.pk, 0),
        }
        for one in found
    ]
    shown = {
        "case": case,
        "rows": [row for row in rows if row["note"].replaced_at is None],
        "former": [row for row in rows if row["note"].replaced_at is not None],
        "tabs": tabs_of(by, request.city, case, "notes"),
    }
    return TemplateResponse(request, "casework/restricted_notes.html", shown)


@city_page(may_read_restricted, writes=True, draft=_("Restricted note"))
def write(request, by, case_id):
    case = _followed(by, case_id)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and acted(form, lambda **told: write_restricted_note(case=case, by=by, **told)):
        messages.success(request, _("The note is kept, encrypted."))
        return redirect("casework:restricted_notes", request.city.slug, case.pk)
    return TemplateResponse(
        request, "casework/restricted_note.html", {"case": case, "form": form}, status=status_of(form)
    )


@city_page(may_read_restricted, writes=True, draft=_("Restricted note"))
def correct(request, by, case_id, note_id):
    case = _followed(by, case_id)
    former = _note(case, named(request, note_id))
    audit.shown("casework.restricted_notes_shown", by=by, people=[case.person_id], target=case)
    written = {"kind": former.kind, "words": opened(former)}
    form = NoteForm(request.POST if request.method == "POST" else None, initial=written)
    shown = {"case": case, "form": form, "of": former}
    if form.is_bound:
        done, hers = corrected(form, former, lambda **told: write_restricted_note(case=case, by=by, **told))
        if done:
            messages.success(request, _("The correction is saved; what it said before stays below it."))
            return redirect("casework:restricted_notes", request.city.slug, case.pk)
        if hers is not None:
            who = names_of([hers.written_by]).get(hers.written_by, "")
            shown |= {"of": hers, "hers": {"note": hers, "words": opened(hers), "by": who}}
    return TemplateResponse(request, "casework/restricted_note.html", shown, status=status_of(form))


def _followed(by, case_id: UUID):
    case = get_case(by, case_id)
    may_read_restricted(by, case=case)
    audit.shown("casework.case_shown", by=by, people=[case.person_id], target=case)
    return case


def _note(case, note_id: UUID):
    note = case.restricted_notes.filter(pk=note_id).first()
    if note is None:
        raise NoSuchEntry()
    return note
