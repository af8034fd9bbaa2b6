# SPDX-License-Identifier: AGPL-3.0-or-later
"""Heads of audit chains, kept in a text file outside the database: a line each, `<when> <place> <links> <digest>`.

On paper or on another machine such a file shows what the database alone cannot: that a chain was cut or rewritten.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from lgnet.trust.verifying import Head


def read(file: Path) -> dict[str, list[Head]]:
    """The kept heads of each place; none when there is no file. Raises ValueError for a line that is not one."""
    kept = defaultdict(list)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for number, line in enumerate(lines, start=1):
        parts = line.split()
        if len(parts) != 4 or not parts[2].isdigit() or len(parts[3]) != 64:
            raise ValueError(f"{file}, line {number}: not `<when> <place> <links> <digest>`")
        kept[parts[1]].append(Head(int(parts[2]), parts[3]))
    return dict(kept)


def add(file: Path, heads: Mapping[str, Head]) -> None:
    """Write down today's; a place without any audit has none."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with file.open("a", encoding="utf-8") as kept:
        for place, head in heads.items():
            if head.position:
                kept.write(f"{at} {place} {head.position} {head.digest}\n")
