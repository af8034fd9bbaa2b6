# SPDX-License-Identifier: AGPL-3.0-or-later
"""A gateway that is half or wrongly configured is told at the start, with what to do."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from lgnet.accounts.gateway.configuration import as_allauth
from lgnet.config.gateway import from_environment

RIGHT = {"ISSUER": "https://login.comune.example", "CLIENT_ID": "lgnet", "CLIENT_SECRET": "s3cret"}
WRONG = {
    "only the issuer": ({"CLIENT_ID": "", "CLIENT_SECRET": ""}, "LGNET_OIDC_CLIENT_ID, too"),
    "no issuer": ({"ISSUER": ""}, "LGNET_OIDC_ISSUER, too"),
    "no encryption": ({"ISSUER": "http://login.comune.example"}, "must begin with https://"),
    "the discovery's address": (
        {"ISSUER": "https://login.comune.example/.well-known/openid-configuration"},
        "before /.well-known/",
    ),
    "no address": ({"ISSUER": "login.comune.example"}, "write the address"),
    "a second factor of no level": ({"SECOND_FACTOR": "1"}, "needs LGNET_OIDC_ACR"),
    "neither on nor off": ({"TRUST_EMAIL": "yes"}, "set it to 1 (on) or 0 (off)"),
    "an unknown way to the token": ({"TOKEN_AUTH": "none"}, "client_secret_basic or client_secret_post"),
    "not OpenID": ({"SCOPE": "email"}, "must hold the word openid"),
    "a slip of the pen": ({"SECONDFACTOR": "1"}, "LGNET_OIDC_SECONDFACTOR is not a setting"),
}


@pytest.fixture
def told(monkeypatch):
    def tell(**changed: str) -> None:
        for name, value in {**RIGHT, **changed}.items():
            monkeypatch.setenv(f"LGNET_OIDC_{name}", value)

    return tell


def test_without_any_there_is_none():
    assert from_environment() is None and as_allauth(None)["openid_connect"]["APPS"] == []


def test_three_are_enough_and_careful(told):
    told()
    gateway = from_environment()
    assert (gateway.issuer, gateway.subject, gateway.scope) == (RIGHT["ISSUER"], ("sub",), ("openid",))
    assert not gateway.second_factor and not gateway.trusts_email
    assert as_allauth(gateway)["openid_connect"]["APPS"][0]["settings"]["oauth_pkce_enabled"]


def test_claims_and_levels_are_lists(told):
    told(
        SUBJECT="fiscal_number|codice_fiscale|fiscalNumber|sub", ACR="a b", SECOND_FACTOR="1", TRUST_EMAIL="1"
    )
    gateway = from_environment()
    assert gateway.subject == ("fiscal_number", "codice_fiscale", "fiscalNumber", "sub")
    assert gateway.acr == ("a", "b") and gateway.scope == ("openid", "email")


@pytest.mark.parametrize("fault", WRONG)
def test_a_fault_is_told(told, fault):
    changed, words = WRONG[fault]
    told(**changed)
    with pytest.raises(ImproperlyConfigured, match=words.replace("(", r"\(").replace(")", r"\)")):
        from_environment()
