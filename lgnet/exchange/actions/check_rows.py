# SPDX-License-Identifier: AGPL-3.0-or-later
"""The trial: what would become of each row. Nothing is written but the verdicts. Some rows in each transaction: stopped
half way, it goes on from there."""

from collections.abc import Sequence
from itertools import islice

from django.db import transaction
from django.utils import translation

from lgnet.exchange import contents
from lgnet.exchange.actions.make_rejected import make_rejected
from lgnet.exchange.actions.moving import held, move
from lgnet.exchange.choices import BatchState, RowState, Verdict
from lgnet.exchange.judging import saying
from lgnet.exchange.judging.companions import Companions
from lgnet.exchange.judging.draft import Draft, drafted, fingerprint_text
from lgnet.exchange.judging.verdicts import Judge, Judgement
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.models.many import save_rows
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor

AT_ONCE = 200
JUDGED = ["verdict", "state", "codes", "findings", "fingerprint", "external", "person", "same_as"]
_companions: dict[str, Companions] = {}
"""Of the import being tried, by its id and trial: the next rows are compared with all before them."""


@transaction.atomic
def check_rows(*, batch: ImportBatch, by: Actor) -> bool:
    """Look at the next rows; says whether there are more."""
    batch = held(batch)
    if batch.state != BatchState.CHECKING:
        return False
    batch.width = len(contents.header_of(batch))
    waiting = batch.rows.filter(verdict=Verdict.UNSEEN).order_by("number")
    with translation.override(batch.language):
        some = list(waiting[:AT_ONCE])
        if some:
            _judge(batch, some, by=by)
            return True
        _finish(batch)
    return False


def _judge(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Actor) -> None:
    judge = Judge(batch, _companions_of(batch, by=by), by=by)
    drafts = [drafted(batch, row, by=by) for row in rows]
    for judgement in judge.judge(drafts):
        _put(batch, judgement)
    save_rows(rows, JUDGED)
    batch.done, batch.moved_at = batch.done + len(rows), clock.now()
    batch.save(update_fields=["done", "moved_at"])


def _put(batch: ImportBatch, judgement: Judgement) -> None:
    draft, row = judgement.draft, judgement.draft.row
    row.verdict, row.person, row.same_as = judgement.verdict, judgement.person, judgement.same_as
    row.codes = list(dict.fromkeys(fault.code for fault in draft.faults))
    row.state = RowState.REJECTED if row.verdict == Verdict.WRONG else RowState.WAITING
    found = {"name": saying.name_of(draft), **judgement.findings}
    row.findings = contents.seal_findings(batch, row.number, found)
    if not draft.faults:
        row.fingerprint = contents.keyed(batch.city_id, "row", fingerprint_text(draft.told))
        code = draft.told.external
        row.external = contents.keyed(batch.city_id, "code", code) if code else None


def _companions_of(batch: ImportBatch, *, by: Actor) -> Companions:
    """Kept from the rows before; made again from them when another process did those."""
    trial = f"{batch.pk} {batch.done} {batch.checked_at}"
    kept = _companions.pop(trial, None)
    if kept is None:
        kept = Companions()
        if batch.done:
            _remember(batch, kept, by=by)
    _companions.clear()
    after = min(batch.done + AT_ONCE, batch.total)
    _companions[f"{batch.pk} {after} {batch.checked_at}"] = kept
    return kept


def _remember(batch: ImportBatch, companions: Companions, *, by: Actor) -> None:
    seen = (
        batch.rows.exclude(verdict__in=[Verdict.UNSEEN, Verdict.WRONG]).order_by("number").iterator(AT_ONCE)
    )
    while some := list(islice(seen, AT_ONCE)):
        for row in some:
            draft: Draft = drafted(batch, row, by=by)
            companions.same_row(fingerprint_text(draft.told), draft.line)
            if row.verdict in (Verdict.NEW, Verdict.TWIN) and draft.person:
                companions.add(draft)


def _finish(batch: ImportBatch) -> None:
    _companions.clear()
    make_rejected(batch)
    move(batch, BatchState.CHECKED, checked_at=clock.now())
