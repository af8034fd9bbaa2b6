# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tests of asking for a contact do again and again."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction

from lgnet.kernel import clock
from lgnet.outreach.models import Contact
from lgnet.portal import tokens
from lgnet.portal.dom import read
from lgnet.portal.models import AskedContact
from lgnet.portal.tests.conftest import sent
from lgnet.trust import tenancy

LATER = timedelta(seconds=8)


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


def address(page, path: str = "contatto/", language: str = "fr") -> str:
    return f"/{language}/{page.city.slug}/{path}"


def opened(page, *, at=None) -> str:
    """A form's token, as if it had been opened a little while ago."""
    with time_machine.travel((at or clock.now()) - LATER, tick=False):
        return tokens.new_token(page.city)


def send(page, reader, *, token: str = "", on: str = "fr", **told):
    return reader.post(address(page, language=on), sent(token=token or opened(page), **told))


def code_of(answer) -> str:
    shown = read(answer.content.decode())
    (code,) = [one.text for one in shown.walk() if "lg-code" in one.classes]
    return code


def asked(page) -> list[AskedContact]:
    with tenancy.in_city(page.city_id), transaction.atomic():
        return list(AskedContact.objects.select_related("contact"))


def contacts(page) -> list[Contact]:
    with tenancy.in_city(page.city_id), transaction.atomic():
        return list(Contact.objects.prefetch_related("needs", "requests"))


def look_up(page, reader, code: str) -> str:
    return reader.post(address(page, "contatto/stato/", "it"), {"code": code}).content.decode()


# --- it arrives
