# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notes of what was set up, and from what: the next run sees whether it still holds."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
VENV = CLONE / ".venv"


def mark(paths: Iterable[Path], *words: str) -> str:
    """Changes when one of the files changes."""
    digest = hashlib.sha256(" ".join(words).encode())
    for path in sorted(paths):
        digest.update(f"\n{path.relative_to(CLONE)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def holds(note: Path, wanted: str) -> bool:
    return note.exists() and note.read_text() == wanted


def log(name: str) -> Path:
    """Where the words of a step go."""
    folder = CLONE / "build"
    folder.mkdir(exist_ok=True)
    return folder / f"{name}.log"
