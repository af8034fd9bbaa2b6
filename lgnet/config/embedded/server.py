# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes a database folder and starts PostgreSQL on it."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from lgnet.config import folders
from lgnet.config.embedded import account, binaries
from lgnet.config.embedded.errors import Unusable

SETTINGS = {
    "listen_addresses": "",  # no network: the socket only
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}
INVENTED = {"lgnet.invented": "on"}  # the mark without which no process runs in demo mode
UNSAFE_AND_FAST = INVENTED | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}  # tests: nothing to lose
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def initialise(database: Path, owner: pwd.struct_passwd, *, fast: bool) -> None:
    """Make the database folder, complete or not at all, and say who may connect."""
    if not (database / "PG_VERSION").exists():
        unfinished = database.with_name("unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        folders.private(unfinished, owner=owner.pw_uid)
        options = ["-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "peer", *["--no-sync"] * fast]
        _run("initdb", "-D", unfinished, *options, owner=owner)
        unfinished.rename(database)
    found = (database / "PG_VERSION").read_text().strip()
    if found != str(binaries.VERSION):
        raise Unusable(
            f"{database} was made by PostgreSQL {found}; this LGNet brings PostgreSQL {binaries.VERSION}."
        )
    (database / "pg_hba.conf").write_text("local all all peer map=lgnet\n")
    names = [f'lgnet "{name}" all\n' for name in account.names_allowed()]
    (database / "pg_ident.conf").write_text("".join(names))


def launch(
    database: Path,
    socket: Path,
    owner: pwd.struct_passwd,
    *,
    extra: dict[str, str],
    log: Path,
    child: Callable | None,
) -> subprocess.Popen:
    """Start the server; `child` runs in the new process before it becomes PostgreSQL."""
    settings = SETTINGS | {"unix_socket_directories": f'"{socket}"'} | extra
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with log.open("ab") as output:
        return subprocess.Popen(
            [binaries.programs() / "postgres", "-D", database, *options],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C in the terminal is for LGNet, which stops the database last
            preexec_fn=child,
            **_as(owner),
        )


def _run(program: str, *arguments: str | Path, owner: pwd.struct_passwd) -> None:
    command = [binaries.programs() / program, *arguments]
    ended = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **_as(owner)
    )
    if ended.returncode:
        raise Unusable(f"{program} failed: {ended.stderr.strip() or ended.stdout.strip()}")


def _as(owner: pwd.struct_passwd) -> dict:
    """What makes a new process that account's, when we are root."""
    common = {"env": ENVIRONMENT, "cwd": "/", "umask": 0o077}
    if os.geteuid() != 0:
        return common
    return common | {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
