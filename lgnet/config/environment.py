# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings come from the environment; a missing or wrong one says what to do."""

import os
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREPARED_AFTER = 4  # times that a connection has seen the same statement


def text(name: str, default: str | None = None) -> str:
    """The value of an environment variable; without a default it is required."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(
            f"Set the environment variable {name} (docs/operations/settings.md explains it)."
        )
    return value


def switch(name: str) -> bool:
    """True for 1, false for 0 or unset; anything else is refused."""
    value = os.environ.get(name, "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 (on) or 0 (off).")
    return value == "1"


def database(url: str) -> dict:
    """Django's connection settings for a `postgresql://user:password@host:port/name` address.

    A Unix socket is written as `postgresql://user@/name?host=/folder`.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgresql:// (LGNet runs on PostgreSQL 15 or newer)."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "lgnet.trust.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(query.get("port", parts.port or "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": _options(query),
    }


def _options(query: dict[str, str]) -> dict:
    """What is asked often is planned once for each connection: with row-level security the planning of a statement
    takes longer than its work. `prepared=off` is for a pooler that gives each transaction another connection.
    """
    prepared = PREPARED_AFTER if query.get("prepared", "on") == "on" else None
    secured = {"sslmode": query["sslmode"]} if "sslmode" in query else {}
    return {"server_side_binding": True, "prepare_threshold": prepared} | secured


def levels(name: str, default: str) -> tuple[int, int]:
    """Two whole numbers like `60/200`: from the first on something is noticed, above the second it is refused."""
    value = os.environ.get(name, default)
    notice, _, ceiling = value.partition("/")
    if not (notice.isdecimal() and ceiling.isdecimal() and 0 < int(notice) <= int(ceiling)):
        raise ImproperlyConfigured(
            f"{name} is {value!r}: write two numbers like {default}, the first not above the second."
        )
    return int(notice), int(ceiling)
