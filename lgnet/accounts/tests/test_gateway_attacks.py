# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an attacker would try with the way back from a gateway, and with its token."""

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import jwt
import pytest
import time_machine

from lgnet.accounts.errors import GatewayAnswerNotValid, GatewayTooWeak
from lgnet.accounts.gateway import asking
from lgnet.accounts.gateway.tokens import verified_claims
from lgnet.accounts.tests.conftest import is_signed_in
from lgnet.accounts.tests.through_gateway import (
    BACK,
    SITE,
    VERIFIER,
    asked,
    back,
    changed,
    code_of,
    configured,
    parameters,
)
from lgnet.kernel import clock
from tests.provider import SPID_1, SPID_2

# --- state, code and nonce


def test_a_state_that_was_changed_is_refused(linked, provider, who):
    desk = linked.desk()
    way = provider.answers(asked(desk), who=who)
    for state in ("", "x", parameters(way)["state"][::-1]):
        assert code_of(back(desk, changed(way, state=state))) == "accounts.gateway_answer_not_valid"
    assert not is_signed_in(desk)
    assert back(desk, way).status_code == 302 and is_signed_in(desk)  # the control


def test_a_state_belongs_to_the_browser_in_which_it_began(linked, provider, who):
    way = provider.answers(asked(linked.desk()), who=who)
    victim = linked.desk()
    assert code_of(back(victim, way)) == "accounts.gateway_answer_not_valid" and not is_signed_in(victim)


def test_an_answer_works_once(linked, provider, who):
    desk = linked.desk()
    way = provider.answers(asked(desk), who=who)
    back(desk, way)
    assert code_of(back(desk, way)) == "accounts.gateway_answer_not_valid"


def test_a_code_works_once(linked, provider, who):
    """A stolen code, put into a sign-in of the thief's own."""
    desk, thief = linked.desk(), linked.desk()
    way = provider.answers(asked(desk), who=who)
    back(desk, way)
    own = parameters(asked(thief))["state"]
    assert code_of(back(thief, changed(way, state=own))) == "accounts.gateway_answer_not_valid"
    assert not is_signed_in(thief)


def test_a_code_that_was_not_used_yet_does_not_work_in_another_sign_in(linked, provider, who):
    """PKCE and nonce are of the browser that began."""
    thief = linked.desk()
    stolen = provider.answers(asked(linked.desk()), who=who)
    own = parameters(asked(thief))["state"]
    assert code_of(back(thief, changed(stolen, state=own))) == "accounts.gateway_answer_not_valid"


def test_a_state_ends_after_ten_minutes(linked, provider, who):
    desk = linked.desk()
    way = provider.answers(asked(desk), who=who)
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert code_of(back(desk, way)) == "accounts.gateway_answer_not_valid"


def test_the_answer_of_another_gateway_is_refused(linked, provider, who):
    desk = linked.desk()
    way = provider.answers(asked(desk), who=who)
    assert parameters(way)["iss"] == provider.issuer
    assert (
        code_of(back(desk, changed(way, iss="https://evil.example"))) == "accounts.gateway_answer_not_valid"
    )


# --- the token itself


@pytest.fixture
def token(gateway, provider, who):
    """`token("another", nonce="n")`: a real token that the provider makes for that client."""

    def fetch(client: str = "lgnet", *, nonce: str = "a nonce", acr: str = SPID_2) -> str:
        told = {
            "client_id": client, "redirect_uri": SITE + BACK, "response_type": "code", "scope": "openid",
            "state": "s", "nonce": nonce, "acr_values": SPID_2, "code_challenge_method": "S256",
            "code_challenge": challenge_of(VERIFIER),
        }  # fmt: skip
        way = provider.answers(f"{provider.issuer}/auth?{urlencode(told)}", who=who, acr=acr)
        return provider.id_token(way, verifier=VERIFIER, client=client, redirect_uri=SITE + BACK)

    return fetch


def challenge_of(verifier: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def test_a_right_token_is_believed(token, who):
    assert verified_claims(token(), nonce="a nonce")["sub"] == who  # the control of what follows


def test_a_token_for_another_program_is_not(token):
    with pytest.raises(GatewayAnswerNotValid):
        verified_claims(token("another"), nonce="a nonce")


@pytest.mark.parametrize("nonce", ["another nonce", ""])
def test_a_token_of_another_sign_in_is_not(token, nonce):
    with pytest.raises(GatewayAnswerNotValid):
        verified_claims(token(), nonce=nonce)


def test_a_token_at_a_lower_level_is_not(token):
    with pytest.raises(GatewayTooWeak):
        verified_claims(token(acr=SPID_1), nonce="a nonce")


def test_an_old_token_is_not(token):
    old = token()
    with time_machine.travel(clock.now() + timedelta(hours=2)), pytest.raises(GatewayAnswerNotValid):
        verified_claims(old, nonce="a nonce")


def forged(real: str, how: str) -> str:
    """The same words, signed by somebody else, by nobody, or with what everybody knows."""
    head, body, signature = real.split(".")
    claims = jwt.decode(real, options={"verify_signature": False})
    kid = {"kid": jwt.get_unverified_header(real)["kid"]}
    if how == "none":
        return jwt.encode(claims, key=None, algorithm="none", headers=kid)
    if how == "HS256":
        return jwt.encode(claims, key="the public key, which everybody knows", algorithm="HS256", headers=kid)
    if how == "another key":
        from cryptography.hazmat.primitives.asymmetric import rsa

        own = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        return jwt.encode(claims, key=own, algorithm="RS256", headers=kid)
    return f"{head}.{body[:-4]}AAAA.{signature}" if how == "changed" else how


@pytest.mark.parametrize("how", ["none", "HS256", "another key", "changed", "not a token", "", "a.b.c"])
def test_a_forged_token_is_not(token, how):
    with pytest.raises(GatewayAnswerNotValid):
        verified_claims(forged(token(), how), nonce="a nonce")


def test_a_token_of_another_issuer_is_not(token, gateway, settings):
    real = token()
    asking.keys()
    configured(settings, replace(gateway, issuer=gateway.issuer.replace("127.0.0.1", "localhost")))
    with pytest.raises(GatewayAnswerNotValid):
        verified_claims(real, nonce="a nonce")
