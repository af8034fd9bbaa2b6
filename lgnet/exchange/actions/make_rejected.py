# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows that are given back, as a file of the same kind with the reason on each: put right, it is brought again."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from lgnet.exchange import contents
from lgnet.exchange.choices import RowState
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.writing import table_file


def make_rejected(batch: ImportBatch) -> None:
    """Does not save. Under the language of who brought the file."""
    header = contents.header_of(batch)
    own = [place for place in range(len(header)) if batch.columns.get(str(place)) != "reason_given_back"]
    rows = _rows(batch, own)
    first = next(rows, None)
    batch.rejected = None
    if first is not None:
        title = [*(header[place] for place in own), _("Reason (LGNet)")]
        file = table_file(
            batch.kind, title, _all(first, rows), title=batch.sheet, separator=batch.separator or ";"
        )
        batch.rejected = contents.sealed(batch, contents.REJECTED, file)


def _rows(batch: ImportBatch, own: list[int]) -> Iterator[list[str]]:
    given_back = batch.rows.filter(state=RowState.REJECTED).order_by("number")
    for row in given_back.iterator(500):
        cells = [cell if isinstance(cell, str) else cell[1] for cell in contents.cells_of(batch, row)]
        told = contents.findings_of(batch, row).get("told", [])
        shown = [cells[place] if place < len(cells) else "" for place in own]
        yield [*shown, " ".join(told)]


def _all(first: list[str], rest: Iterator[list[str]]) -> Iterator[list[str]]:
    yield first
    yield from rest
