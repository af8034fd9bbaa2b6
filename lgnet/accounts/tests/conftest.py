# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody with a password, and the browsers, phones and desks from which she signs in."""

import re
import secrets
import time
from dataclasses import dataclass

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction
from django.test import Client

from lgnet.accounts.models import User
from lgnet.accounts.tests.through_gateway import gateway, linked, provider, who  # noqa: F401
from lgnet.kernel.ids import new_id
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent

PASSWORD = "sette gatti al mercato"
SIGN_IN, SECOND_STEP, SET_UP = (
    "/accounts/login/",
    "/accounts/2fa/authenticate/",
    "/accounts/2fa/totp/activate/",
)
HOME = "/accounts/sessions/"
"""A page that asks for nothing but a signed-in user."""


@dataclass
class Phone:
    """An authenticator app."""

    secret: str

    def code(self) -> str:
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30))


@dataclass
class Colleague:
    """An account and somebody who knows its password."""

    user: User
    office: str
    """Where she usually sits: a network of her own, because attempts are counted by network."""

    def desk(self, address: str | None = None) -> Client:
        return Client(REMOTE_ADDR=address or self.office)

    def sign_in(self, desk: Client, *, password: str = PASSWORD, **extra):
        return desk.post(SIGN_IN, {"login": self.user.email, "password": password, **extra})

    def signed_in(self, address: str | None = None) -> Client:
        desk = self.desk(address)
        assert self.sign_in(desk).status_code == 302
        return desk

    def noted(self) -> list[str]:
        """What the network's audit says of her, in order."""
        with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
            events = AuditEvent.objects.filter(by_id=self.user.pk).order_by("id")
            return [event.action.removeprefix("accounts.") for event in events]


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 is slow on purpose; one test asks for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def elsewhere() -> str:
    """An address in a network nobody else has used."""
    return f"10.{secrets.randbelow(256)}.{secrets.randbelow(256)}.7"


@pytest.fixture
def colleague() -> Colleague:
    user = User.objects.create_user(
        email=f"amina.{new_id().hex[-10:]}@example.org", name="Amina", password=PASSWORD
    )
    return Colleague(user, f"172.{16 + secrets.randbelow(16)}.{secrets.randbelow(256)}.10")


def is_signed_in(desk: Client) -> bool:
    return desk.get(HOME).status_code == 200


def set_up_second_step(desk: Client) -> tuple[Phone, list[str]]:
    """Frames the square, types the code, writes the recovery codes down: the phone and the codes."""
    page = desk.get(SET_UP).content.decode()
    phone = Phone(re.search(r"<code>([A-Z2-7]{32})</code>", page)[1])
    answer = desk.post(SET_UP, {"code": phone.code()}, follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/2fa/recovery-codes/"
    return phone, re.findall(r"<li>(\d{8})</li>", answer.content.decode())
