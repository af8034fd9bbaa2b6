# SPDX-License-Identifier: AGPL-3.0-or-later
"""The file becomes rows, once: read by the reader, its header found, its columns guessed or remembered."""

from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import transaction

from lgnet.exchange import contents
from lgnet.exchange.actions.moving import held, move
from lgnet.exchange.choices import BatchState
from lgnet.exchange.columns import COLUMNS, guessed, plain, recognised
from lgnet.exchange.models import ImportBatch, ImportRow, RememberedColumns
from lgnet.exchange.reader.refusing import Refused
from lgnet.exchange.reading import read_file
from lgnet.kernel.cells import original
from lgnet.kernel.clock import now
from lgnet.network.queries import current_programme

HEADER_WITHIN = 10  # rows: a title, a date, an empty line may stand above
AT_ONCE = 500
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@transaction.atomic
def read_batch(*, batch: ImportBatch) -> None:
    """Read the file, or say why it is not read. Done by a job, for who brought it."""
    batch = held(batch)
    if batch.state != BatchState.READING:
        return
    content = contents.opened_bytes(batch, contents.FILE, batch.sealed)
    try:
        with transaction.atomic():
            _store(batch, read_file(content))
    except Refused as refused:
        move(
            batch,
            BatchState.REFUSED,
            refusal=refused.code,
            refusal_facts=refused.facts,
            sealed=None,
            ended_at=now(),
        )
    else:
        move(batch, BatchState.READ, sealed=None)  # its rows are kept, each by itself


def _store(batch: ImportBatch, answers: Iterator[dict]) -> None:
    about = next(answers)
    batch.kind, batch.sheet, batch.separator = (
        about["kind"],
        about.get("sheet", ""),
        about.get("separator", ""),
    )
    if about.get("encoding") == "cp1252":
        batch.notes.append({"code": "windows_letters", "facts": {}})
    rows = _rows(batch, answers)
    first = list(islice(rows, HEADER_WITHIN))
    below = _take_header(batch, first)
    batch.save()  # rows point to it, and its city is told
    batch.total = _keep(batch, below) + _keep_all(batch, rows)
    if not batch.total:
        raise Refused("only_header")


def _rows(batch: ImportBatch, answers: Iterator[dict]) -> Iterator[tuple[int, list]]:
    """Line and cells. What the reader remarks is noted on the way."""
    for answer in answers:
        if "note" in answer:
            batch.notes.append({"code": answer["note"], "facts": answer["facts"]})
        elif "row" in answer:
            cells = [original(cell) if isinstance(cell, str) else cell for cell in answer["cells"]]
            yield answer["row"], cells


def _take_header(batch: ImportBatch, first: Sequence[tuple[int, list]]) -> list[tuple[int, list]]:
    """The row of which most cells are known as headers; the first, where none is. Gives the rows below it."""
    if not first:
        raise Refused("empty")
    labels = [[cell if isinstance(cell, str) else "" for cell in cells] for _, cells in first]
    place = max(range(len(first)), key=lambda one: (recognised(labels[one]), -one))
    batch.header_row, header = first[place][0], [label.strip()[:200] for label in labels[place]]
    _note_header(batch, header, above=place)
    batch.header = contents.sealed(batch, contents.HEADER, header)
    signature = "\n".join(plain(label) for label in header)
    batch.signature = contents.keyed(batch.city_id, "header", signature)
    _choose_columns(batch, header)
    return list(first[place + 1 :])


def _note_header(batch: ImportBatch, header: list[str], *, above: int) -> None:
    if above:
        batch.notes.append({"code": "above_header", "facts": {"number": above}})
    if not recognised(header):
        batch.notes.append({"code": "header_unknown", "facts": {}})
    known = [plain(label) for label in header if plain(label)]
    for label in dict.fromkeys(one for one in known if known.count(one) > 1):
        batch.notes.append({"code": "same_header", "facts": {"label": label[:60]}})


def _choose_columns(batch: ImportBatch, header: list[str]) -> None:
    """As the city said the last time for a file like this; otherwise guessed."""
    remembered = RememberedColumns.objects.filter(city_id=batch.city_id, signature=batch.signature).first()
    batch.columns, batch.programme = guessed(header), current_programme(batch.city_id)
    if remembered:
        known = {place: code for place, code in remembered.columns.items() if code in COLUMNS}
        batch.columns, batch.words = known, remembered.words
        batch.source, batch.place = remembered.source or batch.source, remembered.place


def _keep_all(batch: ImportBatch, rows: Iterator[tuple[int, list]]) -> int:
    number = 0
    while some := list(islice(rows, AT_ONCE)):
        number += _keep(batch, some)
    return number


def _keep(batch: ImportBatch, rows: Sequence[tuple[int, list]]) -> int:
    if any(OVERRIDES & set("".join(cell for cell in cells if isinstance(cell, str))) for _, cells in rows):
        _note_once(batch, "odd_signs")
    ImportRow.objects.bulk_create(
        ImportRow(batch=batch, number=line, cells=contents.seal_cells(batch, line, cells))
        for line, cells in rows
    )
    return len(rows)


def _note_once(batch: ImportBatch, code: str) -> None:
    if all(note["code"] != code for note in batch.notes):
        batch.notes.append({"code": code, "facts": {}})
