# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet migrate`: bring the tables up to date, as the role that owns them."""

import hashlib
import os
import subprocess
import sys

from lgnet.config import folders
from lgnet.config.installation import DJANGO, LIVE, Installation
from lgnet.config.steps import Failed, run, step


def migrate(_arguments) -> None:
    if not LIVE.embedded and "DATABASE_OWNER_URL" not in os.environ:
        raise Failed(
            "Set DATABASE_OWNER_URL to the role lgnet_owner (docs/operations/database.md): it makes the tables."
        )
    with LIVE.reachable():
        _migrate(LIVE)


def bring_up_to_date(installation: Installation) -> None:
    """Migrate when needed and possible, then load the network; Failed when only a person may change the tables."""
    current = _noted(installation) == _wanted(installation)
    if installation.embedded and current:
        return
    if installation.embedded or "DATABASE_OWNER_URL" in os.environ:
        _migrate(installation)
    if not installation.embedded:
        _require_current(installation)
    if not current:
        _load_network(installation)
        (installation.folder / "migrated").write_text(_wanted(installation))


def _require_current(installation: Installation) -> None:
    """For a database that somebody names: are its role, its tables and our settings as they must be?"""
    environment = installation.environment()
    if subprocess.run([sys.executable, "-m", "lgnet.config.start"], env=environment, check=False).returncode:
        raise Failed("LGNet cannot start with these settings (see above).")
    check = [*DJANGO, "migrate", "--check"]
    if subprocess.run(check, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
        raise Failed("The database waits for migrations: run `lgnet migrate` with DATABASE_OWNER_URL set.")


def forget(installation: Installation) -> None:
    """The database was made anew."""
    (installation.folder / "migrated").unlink(missing_ok=True)


def _migrate(installation: Installation) -> None:
    with step("Tables"):
        environment = installation.environment(owner=True)
        run(
            [*DJANGO, "migrate", "--no-input"],
            environment=environment,
            log=installation.folder / "migrate.log",
        )


def _load_network(installation: Installation) -> None:
    """Programmes, partners, cities, definitions, keys of names: as the application, whose rules hold for these, too."""
    with step("The network: programmes, partners, cities"):
        environment = installation.environment()
        for command in ("load_network", "load_definitions", "renew_names"):
            run([*DJANGO, command], environment=environment, log=installation.folder / "network.log")


def _noted(installation: Installation) -> str:
    note = installation.folder / "migrated"
    return note.read_text() if note.exists() else ""


def _wanted(installation: Installation) -> str:
    """Changes with the address of the database, migrations, shipped files, how names are found, dependencies."""
    digest = hashlib.sha256((folders.CLONE / "requirements" / "run.lock").read_bytes())
    digest.update(installation.environment()["DATABASE_URL"].encode())
    package = folders.CLONE / "lgnet"
    shipped = [*package.glob("network/seed/**/*.yaml"), *package.glob("monitoring/seed/*.yaml")]
    shipped += [package / "kernel" / name for name in ("names.py", "chinese.py")]
    for path in sorted([*package.glob("*/migrations/*.py"), *shipped]):
        digest.update(str(path.relative_to(folders.CLONE)).encode() + path.read_bytes())
    return digest.hexdigest()
