# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asking for pages of this context as somebody of the cast, in English."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.accounts.models import User
from lgnet.trust.models import AuditEvent

HTMX = {"HX-Request": "true"}
NEW = {
    "given_name": "Awa",
    "family_name": "Sow",
    "birth_year": "1998",
    "citizenship_1": "SEN",
    "phone_is_safe": "",
}


def reading(player):
    """Her browser, in English."""
    User.objects.filter(pk=player.user.pk).update(language="en")
    return player.browser


def page(player, path: str, **query):
    return reading(player).get(player.url(f"people/{path}"), query)


def post(player, path: str, fields: dict, **headers):
    return reading(player).post(player.url(f"people/{path}"), fields, headers=headers)


def shows(response, *texts) -> bool:
    body = response.content.decode()
    return all(text in body for text in texts)


def events(player, action: str):
    with player.at_work():
        return list(AuditEvent.objects.filter(action=action))


def queries_of(player, path: str, **query) -> int:
    browser = reading(player)
    with CaptureQueriesContext(connection) as asked:
        browser.get(player.url(f"people/{path}"), query)
    return len(asked)
