# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring services from a spreadsheet into the directory: the file is tried, shown, and only then written.

Between the two steps nothing is stored: the page itself carries what was read, signed.
"""

from django import forms
from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, ngettext

from lgnet.exchange.actions.load_services import Judged, load_services
from lgnet.exchange.errors import TooLarge
from lgnet.exchange.reader.refusing import MOST_BYTES, Refused
from lgnet.exchange.refusals import REFUSALS
from lgnet.exchange.service_rows import HEADERS, MOST_ROWS, rows_of
from lgnet.exchange.web.imports import FileForm
from lgnet.network.door import city_page
from lgnet.network.policies import may_keep_directory

SALT = "exchange.services"
AN_HOUR = 3600


@city_page(may_keep_directory, writes=True)
def services(request, by):
    if request.method == "POST" and (rows := _carried(request)) is not None:
        judged = load_services(rows=rows, language=get_language(), by=by, trial=False)
        messages.success(request, _words(judged))
        return redirect("network:directory", request.city.slug)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    rows = _read(request, form) if form.is_bound else None
    shown = {"form": form, "headers": _headers(), "most_rows": MOST_ROWS}
    if rows:
        shown["judged"] = judged = load_services(rows=rows, language=get_language(), by=by, trial=True)
        shown["new"] = sum(one.is_new for one in judged)
        shown["carried"] = signing.dumps(rows, salt=SALT, compress=True)
    return TemplateResponse(request, "exchange/services.html", shown, status=422 if form.errors else 200)


def _headers() -> list[str]:
    """As one may write them in her language: the file’s own, or Italian."""
    own = 1 if get_language() == "it" else 0
    return [names[own] for names in HEADERS.values()]


def _carried(request) -> list[list] | None:
    """What the trial showed, brought back by its button."""
    try:
        return signing.loads(request.POST.get("rows", ""), salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None


def _read(request, form: forms.Form) -> list[list] | None:
    if getattr(request, "too_large", False):
        form.errors["file"] = form.error_class([TooLarge(most=MOST_BYTES // 1024**2).words()])
    if not form.is_valid():
        return None
    try:
        return rows_of(form.cleaned_data["file"].read())
    except Refused as refused:
        form.add_error("file", " ".join(REFUSALS[refused.code].told(refused.facts)).strip())
        return None


def _words(judged: list[Judged]) -> str:
    added = sum(one.is_new for one in judged)
    words = ngettext(
        "%(added)s service is in the directory.", "%(added)s services are in the directory.", added
    )
    return words % {"added": added}
