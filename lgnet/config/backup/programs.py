# SPDX-License-Identifier: AGPL-3.0-or-later
"""pg_dump and pg_restore: of the server's edition or the next newer one that is installed."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from lgnet.config.embedded import Unusable, binaries
from lgnet.config.steps import Failed


def find(name: str, *, edition: int) -> tuple[Path, int]:
    """The program and its edition. An older one than the server's would leave things out: it is never used."""
    found = {_edition(path): path for path in _installed(name)}
    fitting = [number for number in found if number >= edition]
    if not fitting:
        raise Failed(
            f"{name} of PostgreSQL {edition} or newer is needed: install it "
            f"(Debian: apt-get install postgresql-client-{edition})."
        )
    return found[min(fitting)], min(fitting)


def _installed(name: str) -> Iterator[Path]:
    if named := shutil.which(name):
        yield Path(named)
    yield from Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    try:
        yield binaries.programs() / name
    except (Unusable, OSError):
        return


def _edition(program: Path) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\(PostgreSQL\) (\d+)", told)
    return int(number[1]) if number else 0
