# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring services from a spreadsheet into the directory: columns are said, each row is tried and shown, then written.

Between the steps nothing is stored: the page itself carries what was read, signed.
"""

from dataclasses import asdict, dataclass

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lgnet.exchange.actions.load_services import Judged, load_services, remembered, try_services
from lgnet.exchange.choices import FileKind
from lgnet.exchange.errors import TooLarge
from lgnet.exchange.reader.refusing import MOST_BYTES, Refused
from lgnet.exchange.refusals import REFUSALS
from lgnet.exchange.service_errors import TableTooOld
from lgnet.exchange.service_rows import HEADERS, MOST_ROWS, Table, guessed, table_of
from lgnet.exchange.web.imports import FileForm
from lgnet.exchange.web.service_columns import ServiceColumnsForm
from lgnet.exchange.web.service_files import files_of, written_words
from lgnet.exchange.writing import TYPES, table_file
from lgnet.network.door import city_page
from lgnet.network.policies import may_keep_directory

SALT = "exchange.services"
AN_HOUR = 3600


@dataclass
class Brought:
    """A file on its way: what was read, and which column is what."""

    table: Table
    columns: ServiceColumnsForm


@city_page(may_keep_directory, writes=True)
def services(request, by):
    form = FileForm(request.POST, request.FILES) if request.FILES else FileForm()
    brought = _brought(request, form, by) if request.method == "POST" else None
    if brought is None:
        return _shown(request, by, form)
    if not brought.columns.is_valid():
        return _shown(request, by, form, brought)
    said = {"table": brought.table, "columns": brought.columns.said(), "language": get_language(), "by": by}
    pressed = request.POST.get("do")
    if pressed == "write":
        written = sum(one.is_new for one in load_services(**said))
        messages.success(request, written_words(written))
        return redirect("exchange:services", request.city.slug)
    judged = try_services(**said)
    if pressed == "give_back":
        return _given_back(brought.table, judged)
    return _shown(request, by, form, brought, judged)


def _brought(request, form: FileForm, by) -> Brought | None:
    """A new file, or the one that the page carries with what was said of its columns."""
    if "table" in request.POST:
        try:
            told = signing.loads(request.POST["table"], salt=SALT, max_age=AN_HOUR)
        except signing.BadSignature:
            messages.error(request, f"{TableTooOld().words()} {TableTooOld().advice()}")
            return None
        table = Table(**told)
        return Brought(table, ServiceColumnsForm(request.POST, table=table))
    table = _read(request, form)
    if table is None:
        return None
    columns = remembered(table, by=by) or guessed(table.header)
    said = {f"c{place}": field for place, field in columns.items()}
    return Brought(table, ServiceColumnsForm(said, table=table))


def _read(request, form: FileForm) -> Table | None:
    if getattr(request, "too_large", False) or not request.FILES:
        form.is_bound, form.files = True, request.FILES
    if getattr(request, "too_large", False):
        form.errors["file"] = form.error_class([TooLarge(most=MOST_BYTES // 1024**2).words()])
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return table_of(file.read(), file_name=file.name)
    except Refused as refused:
        form.add_error("file", " ".join(REFUSALS[refused.code].told(refused.facts)).strip())
        return None


def _shown(
    request, by, form: FileForm, brought: Brought | None = None, judged: list[Judged] | None = None
) -> TemplateResponse:
    shown = {"form": form, "headers": _headers(), "most_rows": MOST_ROWS, "files": files_of(by)}
    if brought:
        shown |= {
            "columns": brought.columns,
            "carried": signing.dumps(asdict(brought.table), salt=SALT, compress=True),
            "judged": judged,
            "new": sum(one.is_new for one in judged or ()),
            "wrong": sum(bool(one.why) for one in judged or ()),
        }
    faulty = form.errors or (brought and brought.columns.errors) or (request.method == "POST" and not brought)
    return TemplateResponse(request, "exchange/services.html", shown, status=422 if faulty else 200)


def _headers() -> list[str]:
    """As one may write them in her language: the file’s own, or Italian."""
    own = 1 if get_language() == "it" else 0
    return [names[own] for names in HEADERS.values()]


def _given_back(table: Table, judged: list[Judged]) -> HttpResponse:
    """The wrong rows with their reason: put right, the file is brought again."""
    why = {one.number: one.why for one in judged if one.why}
    width = len(table.header)
    rows = [[*(cells + [""] * width)[:width], why[number]] for number, cells in table.rows if number in why]
    content = table_file(FileKind.CSV, [*table.header, _("Reason (LGNet)")], rows)
    response = HttpResponse(content, TYPES[FileKind.CSV])
    response["Content-Disposition"] = 'attachment; filename="servizi-da-correggere.csv"'
    return response
