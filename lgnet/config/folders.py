# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where this installation writes: its embedded database, its keys, its notes between two starts."""

import hashlib
import os
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]


def base() -> Path:
    """`var/` of the clone; for root a folder of /var/lib named after the clone; or LGNET_VAR.

    PostgreSQL refuses to run as root, and the account it runs under instead cannot enter root's home.
    A folder of /var/lib needs no permission of any other folder to be loosened.
    """
    if named := os.environ.get("LGNET_VAR"):
        return Path(named).resolve()
    if os.geteuid() != 0:
        return CLONE / "var"
    return Path("/var/lib") / f"lgnet-{mark(CLONE)}"


def state(installation: str) -> Path:
    """The folder of one installation of this clone: `live`, `demo` or `tests`. They never share a database."""
    return base() / installation


def mark(path: Path) -> str:
    """Eight characters that stand for a path: two clones never get the same folder or socket."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def private(path: Path, *, owner: int) -> Path:
    """Make a folder that only this user id can enter; refuse one that is somebody else's."""
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if path.is_symlink() or found.st_uid not in (owner, os.geteuid()):
        raise PermissionError(f"{path} belongs to another user: remove it, or choose another LGNET_VAR.")
    if found.st_uid != owner:
        os.chown(path, owner, -1, follow_symlinks=False)
    path.chmod(0o700)
    return path


def shared_entry(path: Path) -> Path:
    """Make a folder only we can list; as root others may pass through it, because PostgreSQL's account must."""
    path.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        path.chmod(0o700)
        return path
    for folder in {path, base()} if path.is_relative_to(base()) else {path}:
        folder.chmod(0o711)
    return path
