# SPDX-License-Identifier: AGPL-3.0-or-later
"""The operating system's account PostgreSQL runs under: ours, or `lgnet-db` when we are root."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from lgnet.config.embedded.errors import Unusable

FOR_ROOT = "lgnet-db"


def server_account() -> pwd.struct_passwd:
    """Whose process the database is. PostgreSQL refuses to be root's."""
    if os.geteuid() == 0:
        return _found(FOR_ROOT) or _create(FOR_ROOT)
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        raise Unusable(
            f"User id {os.geteuid()} has no entry in /etc/passwd, which PostgreSQL needs. "
            "Add one, or set DATABASE_URL to a PostgreSQL server."
        ) from None


def names_allowed() -> list[str]:
    """The accounts that may connect to the embedded database over its socket."""
    return sorted({pwd.getpwuid(os.geteuid()).pw_name, server_account().pw_name})


def require_entry(folder: Path, account: pwd.struct_passwd) -> None:
    """As root: every folder above must let the database's account through. Permissions are never loosened for it."""
    if os.geteuid() != 0:
        return
    for above in folder.resolve().parents:
        if not above.stat().st_mode & 0o001:
            raise Unusable(
                f"{account.pw_name}, the account the database runs under, cannot enter {above}. "
                "Set LGNET_VAR to a folder that others may pass through, such as one in /var/lib."
            )


def _found(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create(name: str) -> pwd.struct_passwd:
    """A system account without password, home or shell; two starts at once make one account."""
    program = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if program is None:
        raise Unusable(
            f"PostgreSQL does not run as root, and useradd is missing: create a system account {name}."
        )
    print(f"Creating the system account {name}: PostgreSQL does not run as root.", flush=True)
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    made = subprocess.run(
        [program, *options, "--shell", "/usr/sbin/nologin", name], capture_output=True, text=True, check=False
    )
    account = _found(name)
    if account is None:
        raise Unusable(f"The system account {name} could not be created: {made.stderr.strip()}")
    return account
