# SPDX-License-Identifier: AGPL-3.0-or-later
"""A gateway to sign in with (tests.provider), and what a browser does on the way there and back."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from lgnet.accounts.gateway.configuration import Gateway, as_allauth
from lgnet.accounts.gateway.identity import identity_of
from lgnet.kernel.ids import new_id
from tests import provider as gateways
from tests.provider import SECRET, SPID_2

SITE = "http://testserver"
BEGIN, BACK, MINE = "/accounts/gateway/begin/", "/accounts/gateway/callback/", "/accounts/gateway/"
VERIFIER = "a-verifier-of-more-than-forty-three-letters-for-pkce"


@pytest.fixture(scope="module")
def provider():
    with gateways.running(SITE + BACK) as started:
        yield started


@pytest.fixture
def gateway(provider, settings) -> Gateway:
    cache.clear()
    return configured(
        settings,
        Gateway(
            issuer=provider.issuer, client_id="lgnet", client_secret=SECRET, name="Accesso del Comune", acr=(SPID_2,),
            second_factor=True, subject=("sub",), scope=("openid",), trusts_email=False,
            token_auth="client_secret_basic",
        ),
    )  # fmt: skip


def configured(settings, gateway: Gateway | None) -> Gateway | None:
    settings.GATEWAY, settings.SOCIALACCOUNT_PROVIDERS = gateway, as_allauth(gateway)
    return gateway


@pytest.fixture
def who() -> str:
    return f"ines.{new_id().hex[-10:]}"


@pytest.fixture
def linked(colleague, gateway, who) -> object:
    """A colleague whose account is connected with `who`."""
    link(colleague, who)
    return colleague


def link(colleague, who: str) -> None:
    uid = identity_of({"sub": who}).uids[0]
    SocialAccount.objects.create(user=colleague.user, provider="gateway", uid=uid, extra_data={})


def asked(desk: Client, **query) -> str:
    """Where the gateway's page is, as our page sends there."""
    return desk.get(BEGIN, query)["Location"]


def back(desk: Client, way: str):
    return desk.get(way.removeprefix(SITE))


def parameters(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def changed(address: str, **values: str) -> str:
    told = parameters(address) | values
    return address.split("?")[0] + "?" + urlencode({name: value for name, value in told.items() if value})


def sign_in(desk: Client, provider, who: str, **said):
    return back(desk, provider.answers(asked(desk), who=who, **said))


def code_of(response) -> str:
    return response.context["code"]
