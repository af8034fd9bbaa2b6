# SPDX-License-Identifier: AGPL-3.0-or-later
"""A municipal gateway for sign-in (OpenID Connect), from the environment: docs/operations/sign-in.md."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from lgnet.accounts.gateway.configuration import Gateway
from lgnet.config import environment

PREFIX = "LGNET_OIDC_"
REQUIRED = ("LGNET_OIDC_ISSUER", "LGNET_OIDC_CLIENT_ID", "LGNET_OIDC_CLIENT_SECRET")
OPTIONAL = (
    "LGNET_OIDC_NAME", "LGNET_OIDC_ACR", "LGNET_OIDC_SECOND_FACTOR", "LGNET_OIDC_SUBJECT", "LGNET_OIDC_SCOPE",
    "LGNET_OIDC_TRUST_EMAIL", "LGNET_OIDC_TOKEN_AUTH",
)  # fmt: skip
TOKEN_AUTH = ("client_secret_basic", "client_secret_post")


def from_environment() -> Gateway | None:
    """None where no gateway is configured; a half or wrong configuration is told, with what to do."""
    given = {name for name, value in os.environ.items() if name.startswith(PREFIX) and value}
    if not given:
        return None
    for name in sorted(given - {*REQUIRED, *OPTIONAL}):
        known = ", ".join((*REQUIRED, *OPTIONAL))
        raise ImproperlyConfigured(f"{name} is not a setting. There are: {known}.")
    for name in REQUIRED:
        if name not in given:
            raise ImproperlyConfigured(
                f"Set {name}, too (docs/operations/sign-in.md), or remove the other {PREFIX}… variables."
            )
    return _checked(
        Gateway(
            issuer=_issuer(),
            client_id=_text("LGNET_OIDC_CLIENT_ID"),
            client_secret=_text("LGNET_OIDC_CLIENT_SECRET"),
            name=_text("LGNET_OIDC_NAME", "the municipal gateway"),
            acr=tuple(_text("LGNET_OIDC_ACR").split()),
            second_factor=environment.switch("LGNET_OIDC_SECOND_FACTOR"),
            subject=tuple(_text("LGNET_OIDC_SUBJECT", "sub").replace("|", " ").split()),
            scope=_scope(),
            trusts_email=environment.switch("LGNET_OIDC_TRUST_EMAIL"),
            token_auth=_text("LGNET_OIDC_TOKEN_AUTH", TOKEN_AUTH[0]),
        )
    )


def _text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def _issuer() -> str:
    issuer = _text("LGNET_OIDC_ISSUER").rstrip("/")
    parts = urlsplit(issuer)
    if not parts.hostname or parts.query or "/.well-known" in parts.path:
        raise ImproperlyConfigured(
            f"LGNET_OIDC_ISSUER is {issuer!r}: write the address before /.well-known/openid-configuration."
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_this_machine(parts.hostname)):
        raise ImproperlyConfigured(f"LGNET_OIDC_ISSUER is {issuer!r}: it must begin with https://.")
    return issuer


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _scope() -> tuple[str, ...]:
    email = ("email",) if environment.switch("LGNET_OIDC_TRUST_EMAIL") else ()
    scope = tuple(_text("LGNET_OIDC_SCOPE").split()) or ("openid", *email)
    if "openid" not in scope:
        raise ImproperlyConfigured(f"LGNET_OIDC_SCOPE is {' '.join(scope)!r}: it must hold the word openid.")
    return scope


def _checked(gateway: Gateway) -> Gateway:
    if gateway.second_factor and not gateway.acr:
        raise ImproperlyConfigured(
            "LGNET_OIDC_SECOND_FACTOR=1 needs LGNET_OIDC_ACR: the levels of the gateway that are as good as two"
            " steps, such as https://www.spid.gov.it/SpidL2."
        )
    if gateway.token_auth not in TOKEN_AUTH:
        raise ImproperlyConfigured(
            f"LGNET_OIDC_TOKEN_AUTH is {gateway.token_auth!r}: write {' or '.join(TOKEN_AUTH)}."
        )
    return gateway
