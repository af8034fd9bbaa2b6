# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asks the confined process what a file is. What comes back is bounded."""

import json
from dataclasses import dataclass

from lgnet.kernel import confined
from lgnet.trust.files.kinds import MOST_BYTES, Refused

PATIENCE = 45.0  # seconds on the clock; of work the process allows itself 20
READER = "lgnet.trust.files.reader"


@dataclass(frozen=True)
class Seen:
    kind: str
    pages: int
    content: bytes
    """What is kept."""


def seen(content: bytes) -> Seen:
    """Raises Refused, with the reason's code."""
    with confined.given(READER, content, patience=PATIENCE) as reader:
        head = reader.stdout.readline(200)
        kept = reader.stdout.read(MOST_BYTES + 1)
        ended = reader.wait()
    if not head.endswith(b"\n") or ended:
        raise Refused("trust.file_needs_too_much")
    told = json.loads(head)
    if "refused" in told:
        raise Refused(told["refused"])
    if not kept or len(kept) > MOST_BYTES:
        raise Refused("trust.file_too_large")
    return Seen(told["kind"], told["pages"], kept)
