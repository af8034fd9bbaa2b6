# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and scans of a residence document: bring them, save one, take one away."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.network.door import city_page
from lgnet.people.actions.keep_permit_files import add_permit_files, remove_permit_file
from lgnet.people.models import Permit, PermitFile
from lgnet.people.policies import may_keep_permits, may_read_documents
from lgnet.people.queries import get_person
from lgnet.people.web.permits import get_permit
from lgnet.trust.files import page
from lgnet.trust.files.refusals import NoSuchFile


@city_page(may_read_documents, writes=True)
def files(request, by, person_id, permit_id):
    person = get_person(by, person_id)
    permit = get_permit(person, permit_id)
    form, kept = page.brought(
        request, lambda brought: add_permit_files(permit=permit, brought=brought, by=by)
    )
    if kept is not None:
        messages.success(request, page.said_of(len(kept)))
        return page.after(
            request, reverse("people:permit_files", args=[request.city.slug, person.pk, permit.pk])
        )
    shown = {"person": person, "permit": permit, "form": form, "may_keep": may_keep_permits.allows(by)}
    shown |= _listed(request, permit)
    return TemplateResponse(request, "people/permit_files.html", shown, status=422 if form.errors else 200)


@city_page(may_read_documents)
def progress(request, by, person_id, permit_id):
    """The list again, while a file is being checked."""
    person = get_person(by, person_id)
    permit = get_permit(person, permit_id)
    shown = {"person": person, "permit": permit, "may_keep": may_keep_permits.allows(by)}
    return TemplateResponse(request, "trust/files.html", shown | _listed(request, permit))


@city_page(may_read_documents)
def file(request, by, person_id, permit_id, file_id):
    person = get_person(by, person_id)
    return page.attachment(_file(get_permit(person, permit_id), file_id), name=_("document"), by=by)


@city_page(may_keep_permits, writes=True)
def remove(request, by, person_id, permit_id, file_id):
    person = get_person(by, person_id)
    permit = get_permit(person, permit_id)
    found = _file(permit, file_id)
    if request.method != "POST":
        shown = {"person": person, "permit": permit, "file": found}
        return TemplateResponse(request, "people/remove_permit_file.html", shown)
    remove_permit_file(file=found, by=by)
    messages.success(request, _("The file is taken away."))
    return redirect("people:permit_files", request.city.slug, person.pk, permit.pk)


def _file(permit: Permit, file_id: UUID) -> PermitFile:
    found = permit.files.filter(pk=file_id).first()
    if found is None:
        raise NoSuchFile()
    return found


def _listed(request, permit: Permit) -> dict:
    named = [request.city.slug, permit.person_id, permit.pk]
    rows = page.listed(permit.files)
    for row in rows:
        row["address"] = reverse("people:permit_file", args=[*named, row["file"].pk])
        row["remove"] = reverse("people:remove_permit_file", args=[*named, row["file"].pk])
    progress = reverse("people:permit_files_progress", args=named)
    return {"rows": rows, "looking": any(row["file"].is_looked_at for row in rows), "progress": progress}
