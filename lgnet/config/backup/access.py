# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which database, with which roles, and the backup's key: from the environment."""

import os
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from lgnet.config import embedded
from lgnet.config.installation import LIVE
from lgnet.config.steps import Failed

SHORTEST = 20  # characters of a passphrase
GUIDE = "docs/operations/backup.md"


def passphrase() -> bytes:
    """LGNET_BACKUP_KEY, or the content of the file LGNET_BACKUP_KEY_FILE."""
    key = os.environ.get("LGNET_BACKUP_KEY", "").strip()
    if not key and (named := os.environ.get("LGNET_BACKUP_KEY_FILE")):
        try:
            key = Path(named).read_text().strip()
        except (OSError, UnicodeDecodeError) as fault:
            raise Failed(f"LGNET_BACKUP_KEY_FILE cannot be read: {fault}") from fault
    if len(key) < SHORTEST:
        raise Failed(
            f"Set LGNET_BACKUP_KEY to {SHORTEST} characters or more, or LGNET_BACKUP_KEY_FILE to a file that holds "
            f"them (openssl rand -base64 32 makes one). Without it no backup can be read: {GUIDE}."
        )
    return key.encode()


def address(role: str) -> str:
    """The address for `lgnet_backup` or `lgnet_owner`."""
    variable = {"lgnet_backup": "DATABASE_BACKUP_URL", "lgnet_owner": "DATABASE_OWNER_URL"}[role]
    if variable in os.environ:
        return os.environ[variable]
    if not LIVE.embedded:
        raise Failed(f"Set {variable} to the role {role} (docs/operations/database.md).")
    return embedded.address(LIVE.folder, role)


def connect(url: str, **options) -> psycopg.Connection:
    try:
        return psycopg.connect(url, connect_timeout=10, **options)
    except psycopg.Error as fault:
        raise Failed(f"The database does not let us in: {fault}") from fault


def for_program(url: str) -> tuple[str, dict[str, str]]:
    """An address without its password, which every user of the machine could read, and the environment that has it."""
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    ours = ("LGNET_", "DATABASE_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    if password:
        environment["PGPASSWORD"] = str(password)
    return make_conninfo(**parts), environment | {"LC_ALL": "C.UTF-8"}
