# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring a file, and what has become of those brought before."""

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.exchange.actions.upload_file import upload_file
from lgnet.exchange.choices import BatchState
from lgnet.exchange.errors import TooLarge
from lgnet.exchange.policies import may_import
from lgnet.exchange.queries import batches_of
from lgnet.exchange.reader.refusing import MOST_BYTES, MOST_ROWS
from lgnet.kernel.errors import Invalid
from lgnet.network.door import city_page

ON_A_PAGE = 30
TONES = {
    BatchState.DONE: "success", BatchState.REFUSED: "danger", BatchState.READ: "warning", BatchState.CHECKED: "warning",
}  # fmt: skip


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx), OpenDocument (.ods) or separated values (.csv), with a header."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.ods,.csv,.txt"


@city_page(may_import, writes=True)
def imports(request, by):
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST":
        batch = _brought(request, form, by)
        if batch:
            return redirect("exchange:import", request.city.slug, batch.pk)
    page = Paginator(batches_of(by), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form, "page": page, "rows": [(one, TONES.get(one.state, "info")) for one in page],
        "most_mb": MOST_BYTES // 1024**2, "most_rows": MOST_ROWS,
    }  # fmt: skip
    return TemplateResponse(request, "exchange/imports.html", shown, status=422 if form.errors else 200)


def _brought(request, form: FileForm, by):
    if getattr(request, "too_large", False):
        form.errors["file"] = form.error_class([TooLarge(most=MOST_BYTES // 1024**2).words()])
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        with file:  # its memory goes at once, not with the request
            content = file.read()
        return upload_file(content=content, file_name=file.name, by=by, language=get_language() or "it")
    except Invalid as problem:
        form.add_error("file", f"{problem.words()} {problem.advice()}")
        return None
