# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asks the reader, in a process of its own, what a file holds. What comes back is bounded line by line."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import lgnet
from lgnet.exchange.reader.refusing import LONGEST_CELL, MOST_COLUMNS, Refused

PATIENCE = 120.0
"""Seconds on the clock, with the time we take to keep the rows; of work the reader allows itself 20."""
LONGEST_ANSWER = 6 * LONGEST_CELL * MOST_COLUMNS
"""Bytes of a line: a sign outside ASCII takes six."""
HOME = Path(lgnet.__file__).resolve().parents[1]
OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL}


def read_file(content: bytes, *, patience: float = PATIENCE) -> Iterator[dict]:
    """The reader's answers, as they come. Raises Refused for a file that is not read."""
    reader = subprocess.Popen(
        [sys.executable, "-m", "lgnet.exchange.reader"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=HOME,
        env={"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},  # neither the database nor a key
        start_new_session=True,
    )
    watch = threading.Timer(patience, reader.kill)
    giving = threading.Thread(target=_give, args=(reader, content), daemon=True)
    try:
        watch.start()
        giving.start()
        yield from _answers(reader)
    finally:
        watch.cancel()
        reader.kill()
        reader.stdout.close()
        reader.wait()
        giving.join()


def _give(reader: subprocess.Popen, content: bytes) -> None:
    with suppress(BrokenPipeError, OSError, ValueError):  # it may have seen enough
        reader.stdin.write(content)
    with suppress(BrokenPipeError, OSError, ValueError):
        reader.stdin.close()


def _answers(reader: subprocess.Popen) -> Iterator[dict]:
    while line := reader.stdout.readline(LONGEST_ANSWER):
        if not line.endswith(b"\n"):
            break
        answer = json.loads(line)
        if "refused" in answer:
            raise Refused(answer["refused"], **answer["facts"])
        yield answer
        if "end" in answer:
            return
    raise Refused("takes_too_long" if reader.wait() in OUT_OF_TIME else "needs_too_much")
