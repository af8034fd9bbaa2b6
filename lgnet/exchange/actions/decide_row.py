# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction
from django.utils import translation

from lgnet.exchange import contents
from lgnet.exchange.actions.moving import held
from lgnet.exchange.actions.writer import Writer
from lgnet.exchange.choices import BatchState, RowState
from lgnet.exchange.errors import AlreadyDecided, NotNow
from lgnet.exchange.judging.draft import Draft, drafted
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.policies import may_import
from lgnet.kernel.actor import Actor
from lgnet.people.models import Person
from lgnet.trust import audit


@transaction.atomic
def join_row(*, row: ImportRow, person: Person, by: Actor) -> ImportRow:
    """The row speaks of this person: her contact is written, and of her what was empty. Nothing is overwritten.

    Other rows of the same person in the file follow. Raises AlreadyDecided, NotNow, and what the actions raise.
    """
    return _decide(row, person, by=by, decision="same")


@transaction.atomic
def register_row(*, row: ImportRow, by: Actor) -> ImportRow:
    """The row speaks of somebody new. Raises as `join_row`."""
    return _decide(row, None, by=by, decision="new")


@transaction.atomic
def skip_row(*, row: ImportRow, by: Actor) -> ImportRow:
    """Nothing of the row is written. Raises AlreadyDecided, NotNow."""
    may_import(by)
    _, row = _held(row)
    row.state = RowState.SKIPPED
    row.save(update_fields=["state"])
    audit.record("exchange.row_decided", by=by, target=row, decision="skip")
    return row


def _decide(row: ImportRow, person: Person | None, *, by: Actor, decision: str) -> ImportRow:
    may_import(by)
    batch, row = _held(row)
    with translation.override(batch.language):
        draft = _checked(batch, row, by=by)
        Writer(batch, by=by).write(
            [draft], {row.number: person} if person else {}, changes="missing" if person else ""
        )
        _follow(batch, row, by=by)
    audit.record("exchange.row_decided", by=by, target=row, people=[row.person_id], decision=decision)
    return row


def _held(row: ImportRow) -> tuple[ImportBatch, ImportRow]:
    batch = held(row.batch)
    if batch.state != BatchState.DONE:
        raise NotNow(state=batch.get_state_display())
    row = ImportRow.objects.select_for_update().get(pk=row.pk)
    if row.state != RowState.TO_DECIDE:
        raise AlreadyDecided()
    batch.width = len(contents.header_of(batch))
    return batch, row


def _checked(batch: ImportBatch, row: ImportRow, *, by: Actor) -> Draft:
    draft = drafted(batch, row, by=by)
    if draft.faults:  # what was right at the trial and is not any more: a contact more than a year old
        raise NotNow(state=draft.faults[0].words)
    return draft


def _follow(batch: ImportBatch, row: ImportRow, *, by: Actor) -> None:
    """What other lines tell of the same person goes the same way."""
    waiting = batch.rows.filter(same_as=row.number, state=RowState.TO_DECIDE).order_by("number")
    drafts = [drafted(batch, other, by=by) for other in waiting]
    drafts = [draft for draft in drafts if not draft.faults]
    if drafts:
        Writer(batch, by=by).write(drafts, {draft.line: row.person for draft in drafts}, changes="missing")
