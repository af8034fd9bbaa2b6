# SPDX-License-Identifier: AGPL-3.0-or-later
"""The folder of the database's socket. The system allows 107 bytes for its path, wherever the clone is."""

import os
import tempfile
from pathlib import Path

from lgnet.config import folders

NAME, LONGEST = ".s.PGSQL.5432", 100


def socket_folder(folder: Path, *, owner: int) -> Path:
    """Beside the database, or, where that path is too long, a folder of ours named after it."""
    if fits(folder / "socket"):
        return folders.private(folder / "socket", owner=owner)
    name = f"lgnet-{os.geteuid()}-{folders.mark(folder)}"
    for short in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):
        if short and os.path.isdir(short) and fits(Path(short) / name):
            return folders.private(Path(short) / name, owner=owner)
    raise OSError("No folder is short enough for the database's socket: set TMPDIR to one, such as /tmp.")


def fits(folder: Path) -> bool:
    return len(os.fsencode(folder / NAME)) <= LONGEST
