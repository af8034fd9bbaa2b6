# SPDX-License-Identifier: AGPL-3.0-or-later
"""The server that runs on a database folder, and what a killed one left behind. Nothing else is ever touched."""

import signal
import time
from contextlib import suppress
from pathlib import Path

import psutil

from lgnet.config.embedded import sockets
from lgnet.config.embedded.errors import Unusable


def postmaster(database: Path) -> psutil.Process | None:
    """The server of this database folder. A process that merely got the same number later is not it."""
    try:
        number = int((database / "postmaster.pid").read_text().split("\n", 1)[0])
        process = psutil.Process(number)
        if process.name().startswith("postgres") and str(database) in process.cmdline():
            return process
    except (OSError, ValueError, psutil.Error):
        pass
    return None


def halt(process: psutil.Process, *, patience: float = 10) -> None:
    """Stop a server: open transactions are rolled back, everything is written; then without asking."""
    for request in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        with suppress(psutil.NoSuchProcess):
            process.send_signal(request)
        try:
            process.wait(patience)
            return
        except psutil.TimeoutExpired:
            continue
    raise Unusable(f"The database server (process {process.pid}) does not stop.")


def clear(database: Path, socket: Path, *, patience: float = 10) -> None:
    """After a server was killed: wait for its last processes, then remove its notes.

    The notes must go, because their process number may be anybody's by now; and they must stay as long as
    a process of the killed server still writes, because they are what keeps a second server away.
    """
    until = time.monotonic() + patience
    while remaining := [process for process in psutil.process_iter() if _works_in(process, database)]:
        if time.monotonic() > until:
            for process in remaining:
                halt(process, patience=2)
        time.sleep(0.05)
    for note in (database / "postmaster.pid", socket / sockets.NAME, socket / f"{sockets.NAME}.lock"):
        note.unlink(missing_ok=True)


def _works_in(process: psutil.Process, database: Path) -> bool:
    """Every process of a PostgreSQL server has its database folder as working folder."""
    try:
        return process.name().startswith("postgres") and process.cwd() == str(database)
    except psutil.Error:
        return False
