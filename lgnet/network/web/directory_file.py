# SPDX-License-Identifier: AGPL-3.0-or-later
"""The directory's open services as a file: for another program, or for a spreadsheet."""

import csv
import io

from django.http import HttpResponse, JsonResponse

from lgnet.network import hsds
from lgnet.network.directory import open_services
from lgnet.network.door import city_page
from lgnet.network.policies import may_read_directory

BOM = "\ufeff"
"""By which spreadsheets see that letters are UTF-8."""


@city_page(may_read_directory)
def as_json(request, by) -> HttpResponse:
    response = JsonResponse(
        hsds.as_json(open_services(by)), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    return _saved(response, request.city, "json")


@city_page(may_read_directory)
def as_csv(request, by) -> HttpResponse:
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerow(hsds.COLUMNS)
    rows.writerows(hsds.as_rows(open_services(by)))
    return _saved(HttpResponse(BOM + text.getvalue(), "text/csv; charset=utf-8"), request.city, "csv")


def _saved(response: HttpResponse, city, kind: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="servizi-{city.slug}.{kind}"'
    return response
