# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring services from a spreadsheet into the directory: columns are said, each row is tried and shown, then written.

Between the steps nothing is stored: the page itself carries what was read, signed.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from lgnet.exchange.actions.load_services import Judged, load_services, remembered, try_services
from lgnet.exchange.service_rows import HEADERS, MOST_ROWS, Table, guessed
from lgnet.exchange.web.imports import FileForm
from lgnet.exchange.web.service_columns import ServiceColumnsForm
from lgnet.exchange.web.service_files import files_of, written_words
from lgnet.exchange.web.tables import carry, columns_told, counted, given_back, table_sent
from lgnet.network.door import city_page
from lgnet.network.policies import may_keep_directory

SALT = "exchange.services"


@city_page(may_keep_directory, writes=True)
def services(request, by):
    form = FileForm(request.POST, request.FILES) if request.FILES else FileForm()
    table = table_sent(request, form, salt=SALT) if request.method == "POST" else None
    if table is None:
        return _shown(request, by, form)
    columns = columns_told(
        ServiceColumnsForm, request, table, known=lambda: remembered(table, by=by) or guessed(table.header)
    )
    if not columns.is_valid():
        return _shown(request, by, form, table, columns)
    said = {"table": table, "columns": columns.said(), "language": get_language(), "by": by}
    pressed = request.POST.get("do")
    if pressed == "write":
        written = sum(one.is_new for one in load_services(**said))
        messages.success(request, written_words(written))
        return redirect("exchange:services", request.city.slug)
    judged = try_services(**said)
    if pressed == "give_back":
        return given_back(table, judged, file_name="servizi-da-correggere")
    return _shown(request, by, form, table, columns, judged)


def _shown(
    request, by, form: FileForm, table: Table | None = None, columns: ServiceColumnsForm | None = None,
    judged: list[Judged] | None = None,
) -> TemplateResponse:  # fmt: skip
    shown = {"form": form, "headers": _headers(), "most_rows": MOST_ROWS, "files": files_of(by)}
    if table:
        shown |= {
            "columns": columns,
            "carried": carry(table, salt=SALT),
            "judged": judged,
            **counted(judged or ()),
        }
    faulty = form.errors or (columns and columns.errors) or (request.method == "POST" and not table)
    return TemplateResponse(request, "exchange/services.html", shown, status=422 if faulty else 200)


def _headers() -> list[str]:
    """As one may write them in her language: the file’s own, or Italian."""
    own = 1 if get_language() == "it" else 0
    return [names[own] for names in HEADERS.values()]
