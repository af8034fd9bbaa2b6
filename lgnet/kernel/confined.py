# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work on what strangers bring, in a process of its own that can do nothing else (docs/adr/0013)."""

import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import lgnet

HOME = Path(lgnet.__file__).resolve().parents[1]
OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL}
"""How such a process ends that took too long."""


def confine(*, memory: int, seconds: int) -> None:
    """In the process itself, before anything strange is looked at: memory in bytes, seconds of work, no core file, no
    file written, and no further descriptor, neither a file nor a socket. What it needs must be imported by then."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(what, (most, most))


@contextmanager
def given(module: str, content: bytes, *, patience: float) -> Iterator[subprocess.Popen]:
    """`python -m module`, given `content`: without our environment, ended after `patience` seconds at the latest."""
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=HOME,
        env={"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},  # neither the database nor a key
        start_new_session=True,
    )
    watch = threading.Timer(patience, process.kill)
    giving = threading.Thread(target=_give, args=(process, content), daemon=True)
    try:
        watch.start()
        giving.start()
        yield process
    finally:
        watch.cancel()
        process.kill()
        process.stdout.close()
        process.wait()
        giving.join()


def _give(process: subprocess.Popen, content: bytes) -> None:
    with suppress(BrokenPipeError, OSError, ValueError):  # it may have seen enough
        process.stdin.write(content)
    with suppress(BrokenPipeError, OSError, ValueError):
        process.stdin.close()
