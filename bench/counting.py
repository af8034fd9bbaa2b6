# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many statements a page asks of the database, and that it is as many in a small city."""

from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ASKING = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


def statements(request: dict, cookies: str) -> int:
    """Without what begins and ends transactions."""
    client, told = Client(HTTP_COOKIE=cookies, HTTP_HOST="127.0.0.1"), request.get("body", "")
    headers = {"HTTP_HX_REQUEST": "true"} if request.get("part") else {}
    ask(client, request, told, headers)  # what is remembered from the first time on is not counted
    with CaptureQueriesContext(connection) as captured:
        ask(client, request, told, headers)
    return sum(query["sql"].lstrip(" (").upper().startswith(ASKING) for query in captured.captured_queries)


def ask(client: Client, request: dict, told: str, headers: dict) -> None:
    if told:
        sent = told.replace("{key}", str(uuid4()))
        answer = client.post(
            request["path"], sent, content_type="application/x-www-form-urlencoded", **headers
        )
    else:
        answer = client.get(request["path"], **headers)
    assert answer.status_code in (200, 302), (request["path"], answer.status_code)
