# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ID token: signed by the gateway's key, for us, now, for the sign-in begun here, at the level we asked for."""

import hmac

import jwt
from django.conf import settings

from lgnet.accounts.errors import GatewayTooWeak
from lgnet.accounts.gateway import asking

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Of key pairs only: with HS256 whoever knows the public key could sign."""
CLOCKS_DIFFER = 30
"""Seconds that the gateway's clock may be wrong."""
NEEDED = ["iss", "aud", "exp", "iat", "sub"]


def verified_claims(id_token: str, *, nonce: str) -> dict:
    """What the token says, once everything about it is right (OpenID Connect Core 3.1.3.7).

    Raises GatewayAnswerNotValid, GatewayTooWeak, RequestException.
    """
    gateway = settings.GATEWAY
    try:
        header = jwt.get_unverified_header(id_token)
        claims = jwt.decode(
            id_token, key=_key(header), algorithms=[header["alg"]], audience=gateway.client_id,
            issuer=gateway.issuer, leeway=CLOCKS_DIFFER, options={"require": NEEDED},
        )  # fmt: skip
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as fault:
        raise asking.not_valid() from fault
    _for_us_alone(claims)
    if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")), nonce):
        raise asking.not_valid()
    if gateway.acr and claims.get("acr") not in gateway.acr:
        raise GatewayTooWeak(gateway=gateway.name)
    return claims


def _key(header: dict):
    """The gateway's key of this name; a key that we have not seen yet makes us ask once more."""
    if header["alg"] not in ALGORITHMS:
        raise asking.not_valid()
    return _find(asking.keys(), header) or _find(asking.keys(fresh=True), header) or _no_such_key()


def _find(told: dict, header: dict):
    held = [key for key in jwt.PyJWKSet.from_dict(told).keys if key.public_key_use in (None, "sig")]
    if "kid" in header:
        return next((key for key in held if key.key_id == header["kid"]), None)
    return held[0] if len(held) == 1 else None


def _no_such_key():
    raise asking.not_valid()


def _for_us_alone(claims: dict) -> None:
    """A token for several says for whom it was made."""
    audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    party = claims.get("azp", settings.GATEWAY.client_id if len(audience) == 1 else None)
    if party != settings.GATEWAY.client_id:
        raise asking.not_valid()
