# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers of a diary's entry, and of a restricted note: bring them, save one, take one away."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.casework.actions.keep_case_files import add_entry_files, add_note_files, remove_case_file
from lgnet.casework.errors import NoSuchEntry
from lgnet.casework.policies import may_keep_case, may_read_cases, may_read_restricted
from lgnet.casework.queries import get_case
from lgnet.casework.queries.diary import get_entry
from lgnet.network.door import city_page
from lgnet.trust import audit
from lgnet.trust.files import page
from lgnet.trust.files.refusals import NoSuchFile


@city_page(may_read_cases, writes=True)
def entry_files(request, by, case_id, entry_id):
    entry = _entry(by, case_id, entry_id)
    return _files(request, by, entry, "entry", add_entry_files, may_keep_case)


@city_page(may_read_restricted, writes=True)
def note_files(request, by, case_id, note_id):
    note = _note(by, case_id, note_id)
    return _files(request, by, note, "note", add_note_files, may_read_restricted)


@city_page(may_read_cases)
def entry_files_progress(request, by, case_id, entry_id):
    entry = _entry(by, case_id, entry_id)
    return TemplateResponse(request, "trust/files.html", _listed(request, by, entry, "entry", may_keep_case))


@city_page(may_read_restricted)
def note_files_progress(request, by, case_id, note_id):
    note = _note(by, case_id, note_id)
    return TemplateResponse(
        request, "trust/files.html", _listed(request, by, note, "note", may_read_restricted)
    )


@city_page(may_read_cases)
def entry_file(request, by, case_id, entry_id, entry_file_id):
    return page.attachment(_file(_entry(by, case_id, entry_id), entry_file_id), name=_("paper"), by=by)


@city_page(may_read_restricted)
def note_file(request, by, case_id, note_id, note_file_id):
    return page.attachment(_file(_note(by, case_id, note_id), note_file_id), name=_("paper"), by=by)


@city_page(may_keep_case, writes=True)
def remove_entry_file(request, by, case_id, entry_id, entry_file_id):
    entry = _entry(by, case_id, entry_id)
    may_keep_case(by, case=entry.case)
    return _remove(request, by, entry, "entry", entry_file_id)


@city_page(may_read_restricted, writes=True)
def remove_note_file(request, by, case_id, note_id, note_file_id):
    return _remove(request, by, _note(by, case_id, note_id), "note", note_file_id)


def _entry(by, case_id: UUID, entry_id: UUID):
    case = get_case(by, case_id)
    audit.shown("casework.diary_shown", by=by, people=[case.person_id], target=case)
    return get_entry(case, entry_id)


def _note(by, case_id: UUID, note_id: UUID):
    case = get_case(by, case_id)
    may_read_restricted(by, case=case)
    note = case.restricted_notes.filter(pk=note_id).first()
    if note is None:
        raise NoSuchEntry()
    audit.shown("casework.restricted_note_files_shown", by=by, people=[case.person_id], target=case)
    return note


def _file(of, file_id: UUID):
    found = of.files.filter(pk=file_id).first()
    if found is None:
        raise NoSuchFile()
    return found


def _named(request, of) -> list:
    return [request.city.slug, of.case_id, of.pk]


def _files(request, by, of, kind: str, add, may_keep):
    form, kept = page.brought(request, lambda brought: add(**{kind: of}, brought=brought, by=by))
    if kept is not None:
        messages.success(request, page.said_of(len(kept)))
        return page.after(request, reverse(f"casework:{kind}_files", args=_named(request, of)))
    shown = {"case": of.case, "form": form, "restricted": kind == "note"}
    shown |= _listed(request, by, of, kind, may_keep)
    return TemplateResponse(request, "casework/case_files.html", shown, status=422 if form.errors else 200)


def _listed(request, by, of, kind: str, may_keep) -> dict:
    rows = page.listed(of.files)
    for row in rows:
        named = [*_named(request, of), row["file"].pk]
        row["address"] = reverse(f"casework:{kind}_file", args=named)
        row["remove"] = reverse(f"casework:remove_{kind}_file", args=named)
    return {
        "rows": rows,
        "looking": any(row["file"].is_looked_at for row in rows),
        "progress": reverse(f"casework:{kind}_files_progress", args=_named(request, of)),
        "may_keep": may_keep.allows(by, case=of.case),
    }


def _remove(request, by, of, kind: str, file_id: UUID):
    file = _file(of, file_id)
    back = reverse(f"casework:{kind}_files", args=_named(request, of))
    if request.method != "POST":
        shown = {"case": of.case, "file": file, "back": back}
        return TemplateResponse(request, "casework/remove_case_file.html", shown)
    remove_case_file(file=file, by=by)
    messages.success(request, _("The file is taken away."))
    return redirect(back)
