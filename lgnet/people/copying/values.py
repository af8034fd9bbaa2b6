# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copy for a program (art. 20: structured, in common use, machine-readable): JSON, described in docs/copy.md."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from lgnet.people.copying.declared import left_out
from lgnet.people.copying.seen_by import Seen
from lgnet.people.copying.told import Chapter, Fact

FORMAT, VERSION = "lgnet-person-copy", 1


def values(
    chapters: Sequence[Chapter],
    *,
    city: str,
    language: str,
    made_at: datetime,
    seen: Sequence[Seen],
    until: str,
) -> bytes:
    """In UTF-8; `tables` in the order of the paper."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(),
        "controller": f"Comune di {city}",
        "language": language,
        "kept_until": until,
        "tables": [_table(chapter) for chapter in chapters],
        "seen_by": [asdict(one) for one in seen],
        "left_out": left_out(),
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=str).encode()


def _table(chapter: Chapter) -> dict:
    return {
        "table": chapter.table.table,
        "title": chapter.title,
        "rows": [{fact.name: _value(fact) for fact in row} for row in chapter.rows],
    }


def _value(fact: Fact) -> object:
    """A code stands beside its words."""
    if isinstance(fact.value, bool | int | float) or fact.value == fact.words:
        return fact.value
    return {"value": fact.value, "words": fact.words}
