# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of the repository: those git knows or would add."""

import subprocess
from functools import cache
from pathlib import Path

from tests.database import CLONE


@cache
def files(*endings: str) -> list[Path]:
    """Relative to the clone; all of them when no ending is asked."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=CLONE, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    found = [Path(name) for name in sorted(set(filter(None, listed)))]
    return [path for path in found if (CLONE / path).is_file() and (not endings or path.suffix in endings)]


def text(path: Path) -> str:
    return (CLONE / path).read_text(encoding="utf-8")
