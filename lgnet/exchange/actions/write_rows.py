# SPDX-License-Identifier: AGPL-3.0-or-later
"""The import itself. Some rows in each transaction, with their states: stopped half way, it goes on from there, and no
row is written twice."""

from collections.abc import Sequence

from django.db import Error as DatabaseRefusal
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.exchange import contents
from lgnet.exchange.actions.make_rejected import make_rejected
from lgnet.exchange.actions.moving import held, move
from lgnet.exchange.actions.writer import Writer
from lgnet.exchange.choices import BatchState, RowState, Verdict
from lgnet.exchange.judging import saying
from lgnet.exchange.judging.draft import Draft, drafted
from lgnet.exchange.judging.verdicts import wrong
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.models.many import save_rows
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Problem
from lgnet.people.models import Person
from lgnet.people.queries.many_twins import likely_twins_of_many
from lgnet.trust import audit

AT_ONCE = 200
JUST_SORTED = {Verdict.TWIN: RowState.TO_DECIDE, Verdict.THERE: RowState.NOTHING}


@transaction.atomic
def write_rows(*, batch: ImportBatch, by: Actor) -> bool:
    """Write the next rows; says whether there are more."""
    batch = held(batch)
    if batch.state != BatchState.RUNNING:
        return False
    batch.width = len(contents.header_of(batch))
    waiting = batch.rows.filter(state=RowState.WAITING).order_by("number")
    ids = list(waiting.values_list("pk", flat=True)[:AT_ONCE])
    with translation.override(batch.language):
        if ids:
            _write_all(batch, ids, by=by)
            batch.done, batch.moved_at = batch.done + len(ids), clock.now()
            batch.save(update_fields=["done", "moved_at"])
            return True
        _finish(batch, by=by)
    return False


def _write_all(batch: ImportBatch, ids: Sequence, *, by: Actor) -> None:
    """Together; where the database or a rule refuses one of them, each by itself."""
    try:
        with transaction.atomic():
            _write(batch, _rows(ids), by=by)
    except (Problem, DatabaseRefusal):
        for row_id in ids:
            _write_one(batch, row_id, by=by)


def _write_one(batch: ImportBatch, row_id, *, by: Actor) -> None:
    try:
        with transaction.atomic():
            _write(batch, _rows([row_id]), by=by)
    except Problem as problem:
        _give_back(batch, row_id, problem.code, f"{problem.words()} {problem.advice()}".strip())
    except DatabaseRefusal as refusal:
        if not hasattr(refusal.__cause__, "diag") or refusal.__cause__.diag.constraint_name is None:
            raise  # the connection, or the disk: nothing that the row could help
        _give_back(batch, row_id, "exchange.refused", _("The database refused this row."))


def _give_back(batch: ImportBatch, row_id, code: str, words: str) -> None:
    (row,) = _rows([row_id])
    found = {**contents.findings_of(batch, row), "told": [words]}
    row.state, row.codes = RowState.REJECTED, [code]
    row.findings = contents.seal_findings(batch, row.number, found)
    row.save(update_fields=["state", "codes", "findings"])


def _rows(ids: Sequence) -> list[ImportRow]:
    return list(ImportRow.objects.filter(pk__in=ids).select_related("person").order_by("number"))


def _write(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Actor) -> None:
    _sort(batch, [row for row in rows if row.verdict in JUST_SORTED])
    drafts = [drafted(batch, row, by=by) for row in rows if row.verdict not in JUST_SORTED]
    right = [draft for draft in drafts if not draft.faults]
    _reject(batch, [draft for draft in drafts if draft.faults])  # a year has passed since the trial
    doubtful = _newcomers(batch, right, by=by)
    known, parted = _known(batch, right, doubtful)
    _put_aside(batch, [draft for draft in right if draft.line in parted or draft.line in doubtful])
    writable = [draft for draft in right if draft.line not in parted and draft.line not in doubtful]
    again = [draft for draft in writable if draft.line in known and draft.row.person_id is None]
    Writer(batch, by=by).write(
        [draft for draft in writable if draft not in again], known, changes=_changes(batch)
    )
    if again:  # whose person the rows above have just written
        Writer(batch, by=by).write(again, _of_lines(batch, again), changes=_changes(batch))


def _changes(batch: ImportBatch) -> str:
    return "all" if batch.writes_changes else ""


def _sort(batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    for row in rows:
        row.state = JUST_SORTED[row.verdict]
    save_rows(rows, ["state"])


def _reject(batch: ImportBatch, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        found = {"name": saying.name_of(draft), **wrong(draft).findings}
        draft.row.findings = contents.seal_findings(batch, draft.line, found)
        draft.row.codes, draft.row.state = [fault.code for fault in draft.faults], RowState.REJECTED
    save_rows([draft.row for draft in drafts], ["findings", "codes", "state"])


def _newcomers(batch: ImportBatch, drafts: Sequence[Draft], *, by: Actor) -> set[int]:
    """Lines of new people who may be somebody whom others have written down since the trial."""
    made = batch.rows.filter(made_person=True).values("person")
    since = list(
        Person.objects.filter(city_id=batch.city_id, created_at__gt=batch.checked_at).exclude(pk__in=made)
    )
    new = [draft for draft in drafts if draft.row.verdict == Verdict.NEW and draft.person]
    if not since or not new:
        return set()
    found = likely_twins_of_many(by, [draft.sketch for draft in new], among=since)
    for draft, matches in zip(new, found, strict=True):
        if matches:
            twins = {
                "name": saying.name_of(draft),
                "twins": [saying.twin_of_person(match) for match in matches],
            }
            draft.row.findings = contents.seal_findings(batch, draft.line, twins)
    return {draft.line for draft, matches in zip(new, found, strict=True) if matches}


def _known(
    batch: ImportBatch, drafts: Sequence[Draft], doubtful: set[int]
) -> tuple[dict[int, Person], set[int]]:
    """By line, the known person; and lines whose person is not there (any more), or waits for a decision."""
    known = {draft.line: draft.row.person for draft in drafts if draft.row.person_id and draft.row.person}
    here = {draft.line for draft in drafts if draft.row.verdict == Verdict.NEW} - doubtful
    of_lines = _of_lines(batch, drafts)
    parted = set()
    for draft in drafts:
        if draft.row.verdict == Verdict.NEW or draft.line in known:
            continue
        if draft.row.same_as in here:
            known[draft.line] = draft.person  # written with these rows; see `again`
        elif draft.line in of_lines:
            known[draft.line] = of_lines[draft.line]
        else:
            parted.add(draft.line)
    return known, parted


def _of_lines(batch: ImportBatch, drafts: Sequence[Draft]) -> dict[int, Person]:
    """By line, the person whom an earlier line of this file has written, or was decided to be."""
    lines = {draft.row.same_as for draft in drafts if draft.row.same_as}
    rows = batch.rows.filter(number__in=lines, person__isnull=False).select_related("person")
    people = {row.number: row.person for row in rows}
    return {draft.line: people[draft.row.same_as] for draft in drafts if draft.row.same_as in people}


def _put_aside(batch: ImportBatch, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        draft.row.state, draft.row.person = RowState.TO_DECIDE, None
    rows = [draft.row for draft in drafts]
    save_rows(rows, ["state", "person", "findings"])


def _finish(batch: ImportBatch, *, by: Actor) -> None:
    make_rejected(batch)
    move(batch, BatchState.DONE, ended_at=clock.now(), done=batch.total)
    written = batch.rows.filter(Q(made_person=True) | Q(made_contact=True)).count()
    audit.record("exchange.import_ended", by=by, target=batch, rows=batch.total, written=written)
