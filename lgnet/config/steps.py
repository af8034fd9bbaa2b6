# SPDX-License-Identifier: AGPL-3.0-or-later
"""Progress in the terminal: one line a step, with the time it took."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class Failed(Exception):
    """A step that did not work; the text says why and what to do."""


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say what is being done and, when it is done, how long it took."""
    begun = time.monotonic()
    if sys.stdout.isatty():
        print(f"  {name} …", end="\r", flush=True)
    yield
    print(f"  {name:<46}{time.monotonic() - begun:6.1f} s", flush=True)


def run(command: Sequence[str], *, environment: Mapping[str, str], log: Path) -> None:
    """Run a program to its end; its words go to `log`, and on failure the last of them into the error."""
    with log.open("wb") as output:
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            check=False,
        )
    if ended.returncode:
        last = "\n".join(log.read_text(errors="replace").splitlines()[-12:])
        raise Failed(
            f"{' '.join(map(str, command[1:]))} ended with code {ended.returncode}. The end of {log}:\n{last}"
        )
