# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m lgnet.exchange.reader < file`: see the package."""

import json
import sys
from collections.abc import Iterator

from lgnet.exchange.reader import limits
from lgnet.exchange.reader.kinds import kind_of
from lgnet.exchange.reader.refusing import MOST_BYTES, Refused
from lgnet.exchange.reader.separated import read_text
from lgnet.exchange.reader.workbook import read_workbook


def answers(content: bytes) -> Iterator[dict]:
    """What is told of a file; it ends with `end` or `refused`."""
    try:
        if len(content) > MOST_BYTES:
            raise Refused("too_large", most=MOST_BYTES // 1024**2)
        yield from read_workbook(content) if kind_of(content) == "archive" else read_text(content)
    except Refused as refused:
        yield {"refused": refused.code, "facts": refused.facts}
    except MemoryError:
        yield {"refused": "needs_too_much", "facts": {}}
    except Exception:  # whatever a library did not foresee: the file is not read, and nothing of it is told
        yield {"refused": "broken", "facts": {}}


def main() -> None:
    limits.confine()
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    for answer in answers(content):
        sys.stdout.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
