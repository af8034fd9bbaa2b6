# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring houses from a spreadsheet: columns are said, each row is tried and shown, then written.

Between the steps nothing is stored: the page itself carries what was read, signed for whoever brought it. So an
address is given back to nobody else.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.exchange.actions.load_houses import Judged, load_houses, remembered, try_houses, undo_houses
from lgnet.exchange.house_rows import guessed
from lgnet.exchange.models import HouseImport
from lgnet.exchange.service_rows import MOST_ROWS, Table
from lgnet.exchange.web.house_columns import LABELS, HouseColumnsForm
from lgnet.exchange.web.imports import FileForm
from lgnet.exchange.web.tables import carry, columns_told, counted, given_back, table_sent
from lgnet.housing.policies import may_keep_houses
from lgnet.network.door import city_page
from lgnet.network.errors import NotInThisCity, OnlyByButton

LAST = 10


@city_page(may_keep_houses, writes=True)
def houses(request, by):
    form = FileForm(request.POST, request.FILES) if request.FILES else FileForm()
    table = table_sent(request, form, salt=_salt(by)) if request.method == "POST" else None
    if table is None:
        return _shown(request, by, form)
    columns = columns_told(
        HouseColumnsForm, request, table, known=lambda: remembered(table, by=by) or guessed(table.header)
    )
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
    if pressed == "give_back":
        return given_back(table, judged, file_name="case-da-correggere")
    return _shown(request, by, form, table, columns, judged)


def _salt(by) -> str:
    return f"exchange.houses.{by.user_id}"


def _shown(
    request, by, form: FileForm, table: Table | None = None, columns: HouseColumnsForm | None = None,
    judged: list[Judged] | None = None,
) -> TemplateResponse:  # fmt: skip
    files = HouseImport.objects.filter(city_id=by.city_id)[:LAST]
    shown = {"form": form, "headers": LABELS.values(), "most_rows": MOST_ROWS, "files": files}
    if table:
        shown |= {
            "columns": columns,
            "carried": carry(table, salt=_salt(by)),
            "judged": judged,
            **counted(judged or ()),
        }
    faulty = form.errors or (columns and columns.errors) or (request.method == "POST" and not table)
    return TemplateResponse(request, "exchange/houses.html", shown, status=422 if faulty else 200)


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
