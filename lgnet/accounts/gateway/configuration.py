# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an installation says of its gateway (`lgnet.config.gateway` reads it from the environment). Plain Python:
settings are made of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gateway:
    issuer: str
    client_id: str
    client_secret: str
    name: str
    acr: tuple[str, ...]
    """The levels asked for, of which the answer must have one. Empty: the level is not looked at."""
    second_factor: bool
    subject: tuple[str, ...]
    """The claims that may tell who somebody is; the first that is there counts."""
    scope: tuple[str, ...]
    trusts_email: bool
    token_auth: str


def as_allauth(gateway: Gateway | None) -> dict:
    """What django-allauth is told of it. Without one it knows our way of speaking, and nobody to speak to."""
    apps = [_app(gateway)] if gateway else []
    provider = "lgnet.accounts.gateway.provider.MunicipalGateway"
    return {"openid_connect": {"provider_class": provider, "APPS": apps}}


def _app(gateway: Gateway) -> dict:
    told = {"server_url": gateway.issuer, "oauth_pkce_enabled": True, "token_auth_method": gateway.token_auth}
    return {
        "provider_id": "gateway",
        "name": gateway.name,
        "client_id": gateway.client_id,
        "secret": gateway.client_secret,
        "settings": told,
    }
