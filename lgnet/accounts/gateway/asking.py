# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the gateway tells of itself: asked with limits, kept for some minutes, believed only where it fits."""

import requests
from django.conf import settings
from django.core.cache import cache

from lgnet.accounts.errors import GatewayAnswerNotValid

PATIENCE = (3.05, 8)
"""Seconds: to connect, and between two pieces of an answer."""
KEPT = 600
LARGEST = 1_000_000
"""Bytes of an answer: who answers more is not a gateway."""


class Patient(requests.Session):
    """No request without a limit of time, none led elsewhere."""

    def request(self, method, url, **named):
        named.setdefault("timeout", PATIENCE)
        named["allow_redirects"] = False
        return super().request(method, url, **named)


def description(*, fresh: bool = False) -> dict:
    """The discovery document. Raises RequestException, GatewayAnswerNotValid when it is another's."""
    issuer = settings.GATEWAY.issuer
    told = _kept(f"{issuer}/.well-known/openid-configuration", fresh=fresh)
    endpoints = [told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    if told.get("issuer") != issuer or not all(_is_safe(address) for address in endpoints):
        raise not_valid()
    return told


def keys(*, fresh: bool = False) -> dict:
    return _kept(description()["jwks_uri"], fresh=fresh)


def who_is(access_token: str) -> dict:
    """What the gateway tells of the person beyond the token, where it tells it apart."""
    address = description().get("userinfo_endpoint")
    if not _is_safe(address):
        return {}
    return _answer(address, headers={"Authorization": f"Bearer {access_token}"})


def not_valid() -> GatewayAnswerNotValid:
    return GatewayAnswerNotValid(gateway=settings.GATEWAY.name)


def _kept(address: str, *, fresh: bool) -> dict:
    key = f"accounts:gateway:{address}"
    told = None if fresh else cache.get(key)
    if told is None:
        told = _answer(address)
        cache.set(key, told, KEPT)
    return told


def _answer(address: str, **named) -> dict:
    with Patient() as session:
        response = session.get(address, **named)
    if response.status_code != 200 or len(response.content) > LARGEST:
        raise requests.HTTPError(f"{address} answers {response.status_code}")
    told = response.json()  # a JSONDecodeError is a RequestException
    if not isinstance(told, dict):
        raise not_valid()
    return told


def _is_safe(address: object) -> bool:
    """As safe as the issuer: only a gateway of tests on this machine speaks without TLS."""
    scheme = "https://" if settings.GATEWAY.issuer.startswith("https://") else "http"
    return isinstance(address, str) and address.startswith(scheme)
