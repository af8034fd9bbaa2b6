# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `lgnet check` asks. A check's docstring names it; it returns what is wrong, in words, or nothing."""

import shutil
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from requests import RequestException

from lgnet.accounts.gateway import asking
from lgnet.config import folders, health
from lgnet.config.advice import Advice
from lgnet.config.backup import stamp
from lgnet.config.backup.key_samples import key_faults
from lgnet.kernel.errors import Problem
from lgnet.kernel.paper import what_is_missing
from lgnet.trust.checks import CHECKS as OF_TRUST
from lgnet.trust.roles import role_faults

DUE, LATE = timedelta(hours=26), timedelta(days=8)  # a night and some patience; a week
TIGHT, FULL, FULL_BYTES = 0.10, 0.03, 1_000_000_000


def database() -> list[str]:
    """The database answers."""
    return [] if health.database_answers() else ["it does not"]


def role() -> list[str]:
    """The application's role is bound by row-level security."""
    return role_faults()


def tables() -> list[str]:
    """The tables are up to date."""
    return [] if health.tables_are_current() else ["migrations wait: run `lgnet migrate`"]


def worker() -> list[str]:
    """The worker gives signs of life."""
    return [] if health.worker_is_alive() else ["no sign for 45 seconds: is `lgnet up` running?"]


def keys() -> list[str]:
    """The identifier keys open what was written with them."""
    return key_faults()


def backup() -> list[str]:
    """There is a fresh backup."""
    if settings.DEMO:
        return []
    made = stamp.last()
    age = datetime.now(UTC) - (made or _begun())
    words = f"the last is of {made:%Y-%m-%d %H:%M} UTC" if made else "none was made from here yet"
    if age > LATE:
        return [f"{words}: run `lgnet backup FILE` each night (docs/operations/backup.md)"]
    return [Advice(f"{words}: `lgnet backup FILE` belongs to each night")] if age > DUE else []


def documents() -> list[str]:
    """Reports can be made as PDF."""
    missing = what_is_missing()
    return [Advice(f"only as Excel: {missing} is missing (Debian: apt-get install)")] if missing else []


def disk() -> list[str]:
    """There is room on the disk."""
    told = []
    for path in {folders.base(), folders.CLONE}:
        disk = shutil.disk_usage(path if path.exists() else path.parent)
        words = f"{disk.free / 1e9:.1f} GB of {disk.total / 1e9:.0f} are free for {path}"
        if disk.free < FULL_BYTES or disk.free < FULL * disk.total:
            told.append(words)
        elif disk.free < TIGHT * disk.total:
            told.append(Advice(words))
    return told


def _begun() -> datetime:
    """When this database got its first tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(applied) FROM django_migrations")
        return cursor.fetchone()[0]


def gateway() -> list[str]:
    """The municipal gateway, where one is configured, answers and can do what is asked of it."""
    if settings.GATEWAY is None:
        return []
    try:
        told = asking.description(fresh=True)
        asking.keys(fresh=True)
    except RequestException as fault:
        return [f"it does not ({type(fault).__name__}): see LGNET_OIDC_ISSUER; sign-in with a password works"]
    except Problem:
        return [
            "what it says of itself is another's: LGNET_OIDC_ISSUER must be its `issuer`, letter by letter"
        ]
    return _gateway_lacks(told)


def _gateway_lacks(told: dict) -> list[str]:
    lacks = []
    if "S256" not in told.get("code_challenge_methods_supported", []):
        lacks.append(Advice("it does not say that it knows PKCE (S256): ask those who run it"))
    levels = told.get("acr_values_supported")
    if levels is not None and set(settings.GATEWAY.acr) - set(levels):
        lacks.append(Advice(f"of LGNET_OIDC_ACR it knows only: {' '.join(levels)}"))
    return lacks


CHECKS = [database, role, tables, worker, *OF_TRUST, keys, gateway, backup, disk, documents]
