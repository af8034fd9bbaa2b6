# SPDX-License-Identifier: AGPL-3.0-or-later
"""The processes LGNet starts: they end with it, and those of a killed run are found again. Nothing else is."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

MARK = "LGNET_RUN"  # environment variable that each process we start carries: the folder of its installation
SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, linux/prctl.h


def ends_with_parent(request: signal.Signals) -> Callable[[], None]:
    """What a new process runs first, so that the system sends it `request` when its parent dies, however it dies."""
    parent = os.getpid()
    if not sys.platform.startswith("linux"):
        return lambda: None
    libc = ctypes.CDLL(None)

    def before_start() -> None:
        libc.prctl(SET_DEATH_SIGNAL, request)
        if os.getppid() != parent:
            os._exit(1)

    return before_start


def end_with_parent() -> None:
    """For a process that one of ours has started itself, such as a worker of the web server."""
    if MARK in os.environ and sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGKILL)


def end_leftovers(folder: Path, *, patience: float = 5) -> int:
    """End what a killed run of this installation has left; call while holding its lock. Returns how many."""
    found = [process for process in psutil.process_iter() if _is_ours(process, folder)]
    for process in found:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    for process in psutil.wait_procs(found, timeout=patience)[1]:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    return len(found)


def _is_ours(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.pid != os.getpid() and process.environ().get(MARK) == str(folder)
    except (psutil.Error, OSError):
        return False  # another user's: not ours
