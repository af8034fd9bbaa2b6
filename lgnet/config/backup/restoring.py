# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the file into an empty database, in one transaction, as the tables' owner."""

import re
from pathlib import Path

from lgnet.config.backup import access, opening, programs
from lgnet.config.backup import manifest as manifests
from lgnet.config.backup.manifest import Manifest
from lgnet.config.embedded.roles import ROLES
from lgnet.config.installation import LIVE
from lgnet.config.steps import Failed

TOLD = 20  # differences; the rest is counted
RELATIONS = """
SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
"""
KNOWN_ROLES = "SELECT count(*) FROM pg_roles WHERE rolname IN ('lgnet_owner', 'lgnet_app', 'lgnet_backup')"
NO_DEFAULT_GRANTS = """
ALTER DEFAULT PRIVILEGES FOR ROLE lgnet_owner IN SCHEMA public REVOKE ALL ON TABLES FROM lgnet_app, lgnet_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE lgnet_owner IN SCHEMA public REVOKE ALL ON SEQUENCES FROM lgnet_app, lgnet_backup;
"""


def require_fit(manifest: Manifest, *, url: str) -> None:
    """Failed, before anything is changed, when this database cannot take this backup."""
    with access.connect(url) as connection:
        owner = connection.execute("SELECT current_user").fetchone()[0]
        if owner != "lgnet_owner":
            raise Failed(f"DATABASE_OWNER_URL has the role {owner}: restore as lgnet_owner.")
        if connection.execute(RELATIONS).fetchone()[0]:
            raise Failed(f"The database is not empty. {_how_to_empty()}")
        if connection.execute(KNOWN_ROLES).fetchone()[0] < 3:
            raise Failed("The server lacks LGNet's roles: run deploy/roles.sql in this database first.")
        if (found := manifests.edition(connection)) < manifest.postgresql:
            raise Failed(
                f"The backup is of PostgreSQL {manifest.postgresql}, this server is PostgreSQL {found}: "
                "restore to the same or a newer one."
            )


def restore(path: Path, manifest: Manifest, *, url: str, passphrase: bytes) -> None:
    """Everything or nothing: one transaction, undone when any part of the file does not open."""
    program, _ = programs.find("pg_restore", edition=max(manifest.pg_dump, manifest.postgresql))
    where, environment = access.for_program(url)
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-password", f"--dbname={where}"]
    _execute(
        url, NO_DEFAULT_GRANTS
    )  # else each new table would get more than it had: the dump ends with them
    try:
        with (
            opening.opened(path, passphrase=passphrase) as (_manifest, dump),
            opening.fed([program, *options], environment=environment) as write,
        ):
            for part in dump:
                write(part)
    except BaseException:
        _execute(url, "".join(_default_grants()))
        raise


def differences(manifest: Manifest, *, url: str) -> list[str]:
    """What is not as it was when the backup was made, table by table. As lgnet_backup, who sees every row."""
    with access.connect(url) as connection:
        tables, grants = manifests.tables_and_grants(connection)
    found = [
        *_unlike(manifest.tables, tables, "rows or their content"),
        *_unlike(manifest.grants, grants, "grants"),
    ]
    return found[:TOLD] + [f"and {len(found) - TOLD} more"] * (len(found) > TOLD)


def _unlike(before: dict, now: dict, what: str) -> list[str]:
    names = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    return [f"{name}: {what} differ ({before.get(name)}, now {now.get(name)})" for name in names]


def _execute(url: str, statements: str) -> None:
    with access.connect(url, autocommit=True) as connection:
        connection.execute(statements)


def _default_grants() -> list[str]:
    return re.findall(r"^ALTER DEFAULT PRIVILEGES[^;]*;", ROLES.read_text(), re.M)


def _how_to_empty() -> str:
    if LIVE.embedded:
        return (
            "Restore never writes over anything: while LGNet is stopped, move the folder "
            f"{LIVE.folder / 'data'} away (not secrets.env beside it), then restore again."
        )
    return "Restore never writes over anything: make a new database as in docs/operations/database.md, and name it."
