# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring houses from a spreadsheet: columns are said, each row is tried and shown, then written.

Between the steps nothing is stored: the page itself carries what was read, signed for whoever brought it. So an
address is given back to nobody else.
"""

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.exchange.actions.load_houses import Judged, load_houses, remembered, try_houses, undo_houses
from lgnet.exchange.choices import FileKind
from lgnet.exchange.errors import TooLarge
from lgnet.exchange.house_rows import guessed
from lgnet.exchange.models import HouseImport
from lgnet.exchange.reader.refusing import MOST_BYTES, Refused
from lgnet.exchange.refusals import REFUSALS
from lgnet.exchange.service_errors import TableTooOld
from lgnet.exchange.service_rows import MOST_ROWS, Table, table_of
from lgnet.exchange.web.house_columns import LABELS, HouseColumnsForm
from lgnet.exchange.web.imports import FileForm
from lgnet.exchange.writing import TYPES, table_file
from lgnet.housing.policies import may_keep_houses
from lgnet.network.door import city_page
from lgnet.network.errors import NotInThisCity, OnlyByButton

AN_HOUR = 3600
LAST = 10


@city_page(may_keep_houses, writes=True)
def houses(request, by):
    form = FileForm(request.POST, request.FILES) if request.FILES else FileForm()
    table = _table(request, form, by) if request.method == "POST" else None
    if table is None:
        return _shown(request, by, form)
    columns = _columns(request, table, by)
    if not columns.is_valid():
        return _shown(request, by, form, table, columns)
    said = {"table": table, "columns": columns.said(), "by": by}
    pressed = request.POST.get("do")
    if pressed == "write":
        added = sum(one.is_new for one in load_houses(**said))
        words = ngettext("%(added)s bed was written.", "%(added)s beds were written.", added)
        messages.success(request, words % {"added": added})
        return redirect("exchange:houses", request.city.slug)
    judged = try_houses(**said)
    return (
        _given_back(table, judged)
        if pressed == "give_back"
        else _shown(request, by, form, table, columns, judged)
    )


def _salt(by) -> str:
    return f"exchange.houses.{by.user_id}"


def _table(request, form: FileForm, by) -> Table | None:
    """A new file, or the one that the page carries."""
    if "table" not in request.POST:
        return _read(request, form)
    try:
        return Table(**signing.loads(request.POST["table"], salt=_salt(by), max_age=AN_HOUR))
    except signing.BadSignature:
        messages.error(request, f"{TableTooOld().words()} {TableTooOld().advice()}")
        return None


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


def _columns(request, table: Table, by) -> HouseColumnsForm:
    if "table" in request.POST:
        return HouseColumnsForm(request.POST, table=table)
    known = remembered(table, by=by) or guessed(table.header)
    return HouseColumnsForm({f"c{place}": field for place, field in known.items()}, table=table)


def _shown(
    request, by, form: FileForm, table: Table | None = None, columns: HouseColumnsForm | None = None,
    judged: list[Judged] | None = None,
) -> TemplateResponse:  # fmt: skip
    files = HouseImport.objects.filter(city_id=by.city_id)[:LAST]
    shown = {"form": form, "headers": LABELS.values(), "most_rows": MOST_ROWS, "files": files}
    if table:
        shown |= {
            "columns": columns,
            "carried": signing.dumps(asdict(table), salt=_salt(by), compress=True),
            "judged": judged,
            "new": sum(one.is_new for one in judged or ()),
            "wrong": sum(bool(one.why) for one in judged or ()),
        }
    faulty = form.errors or (columns and columns.errors) or (request.method == "POST" and not table)
    return TemplateResponse(request, "exchange/houses.html", shown, status=422 if faulty else 200)


def _given_back(table: Table, judged: list[Judged]) -> HttpResponse:
    """The wrong rows with their reason, to whoever brought them."""
    why, width = {one.number: one.why for one in judged if one.why}, len(table.header)
    rows = [[*(cells + [""] * width)[:width], why[number]] for number, cells in table.rows if number in why]
    content = table_file(FileKind.CSV, [*table.header, _("Reason (LGNet)")], rows)
    response = HttpResponse(content, TYPES[FileKind.CSV])
    response["Content-Disposition"] = 'attachment; filename="case-da-correggere.csv"'
    return response


@city_page(may_keep_houses, writes=True)
def undo(request, by, house_import_id):
    if request.method != "POST":
        raise OnlyByButton()
    file = HouseImport.objects.filter(pk=house_import_id).first()
    if file is None:
        raise NotInThisCity()
    if kept := undo_houses(file=file, by=by):
        words = _("Taken back, but for what has been used since: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(kept)})
    else:
        messages.success(request, _("The file is taken back."))
    return redirect("exchange:houses", request.city.slug)
