# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asks the reader, in a process of its own, what a file holds. What comes back is bounded line by line."""

import json
import subprocess
from collections.abc import Iterator

from lgnet.exchange.reader.refusing import LONGEST_CELL, MOST_COLUMNS, Refused
from lgnet.kernel import confined

PATIENCE = 120.0
"""Seconds on the clock, with the time we take to keep the rows; of work the reader allows itself 20."""
LONGEST_ANSWER = 6 * LONGEST_CELL * MOST_COLUMNS
"""Bytes of a line: a sign outside ASCII takes six."""
HOME = confined.HOME


def read_file(content: bytes, *, patience: float = PATIENCE) -> Iterator[dict]:
    """The reader's answers, as they come. Raises Refused for a file that is not read."""
    with confined.given("lgnet.exchange.reader", content, patience=patience) as reader:
        yield from _answers(reader)


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
    raise Refused("takes_too_long" if reader.wait() in confined.OUT_OF_TIME else "needs_too_much")
