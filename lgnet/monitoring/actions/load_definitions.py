# SPDX-License-Identifier: AGPL-3.0-or-later
"""The definitions of the indicators come from a file; each wording that was ever in force is kept."""

from pathlib import Path

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.coded import CodedList
from lgnet.monitoring.models import Definition

FILE = Path(__file__).parent.parent / "seed" / "definitions.yaml"
WORDS = ("title_it", "title_en", "text_it", "text_en", "unit", "source")


@transaction.atomic
def load_definitions(path: Path = FILE) -> int:
    """Bring the table in step with the file: a changed text is a new version from today. Returns how many are new."""
    written = CodedList.load(path)
    rows = [_written(position, written[code]) for position, code in enumerate(written, start=1)]
    return sum(_keep(row) for row in rows)


def _written(position: int, entry: dict) -> Definition:
    return Definition(
        code=entry["code"],
        position=position,
        title_it=entry["title"]["it"],
        title_en=entry["title"]["en"],
        text_it=" ".join(entry["text"]["it"].split()),
        text_en=" ".join(entry["text"]["en"].split()),
        unit=entry["unit"],
        source=entry["source"],
        valid_from=entry["valid_from"],
    )


def _keep(row: Definition) -> bool:
    """Add the row as the next version if its words are new. Order is not part of a definition: it is only updated."""
    last = Definition.objects.filter(code=row.code).order_by("-version").first()
    if last is None or _words(last) != _words(row):
        if last:
            row.version, row.valid_from = last.version + 1, max(row.valid_from, clock.today())
        row.save(force_insert=True)
    Definition.objects.filter(code=row.code).exclude(position=row.position).update(position=row.position)
    return row.pk is not None


def _words(definition: Definition) -> tuple[str, ...]:
    return tuple(getattr(definition, name) for name in WORDS)
