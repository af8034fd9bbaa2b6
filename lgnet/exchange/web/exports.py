# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take people or contacts as a file."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.exchange.actions.take_export import ask_for_export, content_of, title_of
from lgnet.exchange.choices import ExportKind, ExportState, FileKind
from lgnet.exchange.errors import NoSuchExport
from lgnet.exchange.models import ExportFile
from lgnet.exchange.policies import may_export
from lgnet.exchange.writing import TYPES
from lgnet.kernel import clock
from lgnet.kernel.errors import Invalid
from lgnet.network.door import city_page

SHOWN = 20


TAKEN_AS = (FileKind.XLSX, FileKind.CSV)


class ExportForm(forms.Form):
    of = forms.ChoiceField(
        label=_("What"), choices=ExportKind.choices, widget=forms.RadioSelect, initial="people"
    )
    kind = forms.ChoiceField(
        label=_("Kind of file"),
        choices=[(kind.value, kind.label) for kind in TAKEN_AS],
        widget=forms.RadioSelect,
        initial="xlsx",
    )


@city_page(may_export, writes=True)
def exports(request, by):
    form = ExportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _asked(form, by):
        return redirect("exchange:exports", request.city.slug)
    told = {"form": form, **_listed(by)}
    return TemplateResponse(request, "exchange/exports.html", told, status=422 if form.errors else 200)


@city_page(may_export)
def progress(request, by):
    """The list again, while a file is being made."""
    return TemplateResponse(request, "exchange/export_list.html", _listed(by))


def _asked(form: ExportForm, by) -> bool:
    if not form.is_valid():
        return False
    try:
        ask_for_export(by=by, language=get_language() or "it", **form.cleaned_data)
    except Invalid as problem:
        form.add_error(None, f"{problem.words()} {problem.advice()}")
        return False
    return True


def _mine(by):
    return ExportFile.objects.filter(city_id=by.city_id, asked_by=by.user_id).defer("sealed", "person_ids")


def _listed(by) -> dict:
    mine = list(_mine(by)[:SHOWN])
    return {"exports": mine, "making": any(one.state == ExportState.MAKING for one in mine)}


@city_page(may_export)
def file(request, by, export_id):
    export = ExportFile.objects.filter(pk=export_id, asked_by=by.user_id, state=ExportState.READY).first()
    if export is None:
        raise NoSuchExport()
    content = content_of(export, by=by)
    day = export.asked_at.astimezone(clock.ROME).strftime("%Y-%m-%d")
    name = f"{slugify(title_of(export))}-{request.city.slug}-{day}.{export.kind}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        content, content_type=TYPES[export.kind], headers={"Content-Disposition": disposition}
    )
