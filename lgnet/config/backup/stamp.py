# SPDX-License-Identifier: AGPL-3.0-or-later
"""When the last backup was made: a note in the installation's folder, for `lgnet check`."""

import json
import os
from datetime import datetime
from pathlib import Path

from lgnet.config import folders

NAME = "backup.json"


def write(*, at: str, file: Path) -> None:
    """`at` is the moment the backup shows, not the one it was finished."""
    note = folders.shared_entry(folders.state("live")) / NAME
    unfinished = note.with_name(f"{NAME}.{os.getpid()}")
    unfinished.write_text(json.dumps({"at": at, "file": str(file.resolve())}))
    unfinished.rename(note)


def last() -> datetime | None:
    note = folders.state("live") / NAME
    return datetime.fromisoformat(json.loads(note.read_text())["at"]) if note.exists() else None
