# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m lgnet.trust.files.reader < file`: see the package."""

import json
import sys

from lgnet.kernel.confined import confine
from lgnet.trust.files.kinds import MOST_BYTES, Refused, kind_of
from lgnet.trust.files.reader import paper, picture

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def seen(content: bytes) -> tuple[dict, bytes]:
    """What it is, and what is to be kept of it."""
    try:
        if len(content) > MOST_BYTES:
            raise Refused("trust.file_too_large")
        return {"picture": picture.drawn_anew, "paper": paper.examined}[kind_of(content)](content)
    except Refused as refused:
        return {"refused": refused.code}, b""
    except MemoryError:
        return {"refused": "trust.file_needs_too_much"}, b""
    except Exception:  # whatever a library did not foresee: it is not kept, and nothing of it is told
        return {"refused": "trust.file_broken"}, b""


def main() -> None:
    picture.prepare()
    paper.prepare()
    confine(memory=MEMORY, seconds=SECONDS)
    told, kept = seen(sys.stdin.buffer.read(MOST_BYTES + 1))
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + kept)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
