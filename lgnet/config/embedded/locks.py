# SPDX-License-Identifier: AGPL-3.0-or-later
"""Locks on files: the system lets go of them when their holder dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def take(path: Path, *, shared: bool = False, patience: float = 0) -> TextIO | None:
    """The open file that holds the lock, or None when another still holds it after `patience` seconds."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            return file
        except BlockingIOError:
            if time.monotonic() >= until:
                file.close()
                return None
            time.sleep(0.05)


@contextmanager
def held(path: Path, *, patience: float) -> Iterator[None]:
    """Hold a lock for a moment; TimeoutError when another holds it for longer than `patience` seconds."""
    file = take(path, patience=patience)
    if file is None:
        raise TimeoutError(f"Another program has held {path} for {patience:.0f} seconds.")
    with file:
        yield


def alone(file: TextIO) -> bool:
    """Turn a shared lock into an exclusive one; False when others share it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
