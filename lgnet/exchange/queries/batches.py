# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of imports: those of who brought them."""

from collections import Counter
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet

from lgnet.exchange import contents
from lgnet.exchange.choices import RowState, Verdict
from lgnet.exchange.errors import NoSuchImport, NoSuchRow
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.policies import may_import
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


def batches_of(by: Actor) -> QuerySet[ImportBatch]:
    """Newest first. Without the contents, which are large."""
    if not may_import.allows(by):
        return ImportBatch.objects.none()
    return ImportBatch.objects.filter(city_id=by.city_id, created_by=by.user_id).defer("sealed", "rejected")


def get_batch(by: Actor, batch_id: UUID) -> ImportBatch:
    """Raises NoSuchImport also for that of a colleague."""
    batch = batches_of(by).select_related("programme").filter(pk=batch_id).first()
    if batch is None:
        raise NoSuchImport()
    return batch


def get_row(by: Actor, batch: ImportBatch, row_id: UUID) -> ImportRow:
    row = batch.rows.filter(pk=row_id).first()
    if row is None:
        raise NoSuchRow()
    return row


def verdicts_of(batch: ImportBatch) -> dict[str, int]:
    """How many rows of each verdict, in the order of the list."""
    counted = Counter(dict(batch.rows.values_list("verdict").annotate(Count("pk"))))
    return {verdict.value: counted[verdict] for verdict in Verdict if verdict}


class Outcome(NamedTuple):
    people: int
    contacts: int
    changed: int
    nothing: int
    given_back: int
    to_decide: int
    skipped: int
    taken_back: int
    kept: int


def outcome_of(batch: ImportBatch) -> Outcome:
    """What has become of the rows."""
    states = Counter(dict(batch.rows.values_list("state").annotate(Count("pk"))))
    return Outcome(
        people=batch.rows.filter(made_person=True).count(),
        contacts=batch.rows.filter(made_contact=True).count(),
        changed=batch.rows.filter(changed_person=True).count(),
        nothing=states[RowState.NOTHING],
        given_back=states[RowState.REJECTED],
        to_decide=states[RowState.TO_DECIDE],
        skipped=states[RowState.SKIPPED],
        taken_back=states[RowState.TAKEN_BACK],
        kept=batch.rows.exclude(kept="").count(),
    )


class Reason(NamedTuple):
    code: str
    number: int


def reasons_of(batch: ImportBatch) -> list[Reason]:
    """Why rows are wrong, the most frequent first."""
    counted = Counter(
        code for codes in batch.rows.exclude(codes=[]).values_list("codes", flat=True) for code in codes
    )
    return [Reason(code, number) for code, number in counted.most_common(12)]


class UnknownWord(NamedTuple):
    column: str
    word: str
    number: int


MOST_WORDS = 40


def unknown_words(batch: ImportBatch) -> list[UnknownWord]:
    """Words of the file that stand for no code we know, the most frequent first."""
    counted: Counter = Counter()
    for row in batch.rows.filter(codes__contains=["unknown_word"]).iterator(500):
        counted.update(
            {(column, word): 1 for column, word in contents.findings_of(batch, row).get("words", [])}
        )
    return [UnknownWord(column, word, number) for (column, word), number in counted.most_common(MOST_WORDS)]


class ShownRow(NamedTuple):
    row: ImportRow
    findings: dict
    cells: list[str]


def shown(batch: ImportBatch, rows: list[ImportRow], *, by: Actor) -> list[ShownRow]:
    """Rows with what they say. Whose records they name is recorded."""
    found = [
        ShownRow(row, contents.findings_of(batch, row), _texts(contents.cells_of(batch, row))) for row in rows
    ]
    people = {row.person_id for row in rows if row.person_id}
    people |= {
        UUID(twin["person"]) for one in found for twin in one.findings.get("twins", []) if "person" in twin
    }
    audit.shown("exchange.rows_shown", by=by, people=sorted(people), target=batch)
    return found


def _texts(cells: list) -> list[str]:
    return [cell if isinstance(cell, str) else cell[1] or "—" for cell in cells]
