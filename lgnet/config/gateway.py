# SPDX-License-Identifier: AGPL-3.0-or-later
"""A municipal gateway for sign-in (OpenID Connect), from the environment: docs/operations/sign-in.md."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from lgnet.accounts.gateway.configuration import Gateway
from lgnet.config import environment

PREFIX = "LGNET_OIDC_"
REQUIRED = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
OPTIONAL = ("NAME", "ACR", "SECOND_FACTOR", "SUBJECT", "SCOPE", "TRUST_EMAIL", "TOKEN_AUTH")
TOKEN_AUTH = ("client_secret_basic", "client_secret_post")


def from_environment() -> Gateway | None:
    """None where no gateway is configured; a half or wrong configuration is told, with what to do."""
    given = {
        name.removeprefix(PREFIX) for name, value in os.environ.items() if name.startswith(PREFIX) and value
    }
    if not given:
        return None
    for name in sorted(given - {*REQUIRED, *OPTIONAL}):
        known = ", ".join(PREFIX + one for one in (*REQUIRED, *OPTIONAL))
        raise ImproperlyConfigured(f"{PREFIX}{name} is not a setting. There are: {known}.")
    for name in REQUIRED:
        if name not in given:
            raise ImproperlyConfigured(
                f"Set {PREFIX}{name}, too (docs/operations/sign-in.md), or remove the other {PREFIX}… variables."
            )
    return _checked(
        Gateway(
            issuer=_issuer(),
            client_id=_text("CLIENT_ID"),
            client_secret=_text("CLIENT_SECRET"),
            name=_text("NAME", "the municipal gateway"),
            acr=tuple(_text("ACR").split()),
            second_factor=environment.switch(PREFIX + "SECOND_FACTOR"),
            subject=tuple(_text("SUBJECT", "sub").replace("|", " ").split()),
            scope=_scope(),
            trusts_email=environment.switch(PREFIX + "TRUST_EMAIL"),
            token_auth=_text("TOKEN_AUTH", TOKEN_AUTH[0]),
        )
    )


def _text(name: str, default: str = "") -> str:
    return os.environ.get(PREFIX + name, "").strip() or default


def _issuer() -> str:
    issuer = _text("ISSUER").rstrip("/")
    parts = urlsplit(issuer)
    if not parts.hostname or parts.query or "/.well-known" in parts.path:
        raise ImproperlyConfigured(
            f"{PREFIX}ISSUER is {issuer!r}: write the address before /.well-known/openid-configuration."
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_this_machine(parts.hostname)):
        raise ImproperlyConfigured(f"{PREFIX}ISSUER is {issuer!r}: it must begin with https://.")
    return issuer


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _scope() -> tuple[str, ...]:
    email = ("email",) if environment.switch(PREFIX + "TRUST_EMAIL") else ()
    scope = tuple(_text("SCOPE").split()) or ("openid", *email)
    if "openid" not in scope:
        raise ImproperlyConfigured(f"{PREFIX}SCOPE is {' '.join(scope)!r}: it must hold the word openid.")
    return scope


def _checked(gateway: Gateway) -> Gateway:
    if gateway.second_factor and not gateway.acr:
        raise ImproperlyConfigured(
            f"{PREFIX}SECOND_FACTOR=1 needs {PREFIX}ACR: the levels of the gateway that are as good as two steps, such"
            " as https://www.spid.gov.it/SpidL2."
        )
    if gateway.token_auth not in TOKEN_AUTH:
        raise ImproperlyConfigured(
            f"{PREFIX}TOKEN_AUTH is {gateway.token_auth!r}: write {' or '.join(TOKEN_AUTH)}."
        )
    return gateway
