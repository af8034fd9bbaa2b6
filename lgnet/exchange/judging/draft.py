# SPDX-License-Identifier: AGPL-3.0-or-later
"""A row as it would be written, checked by the very actions that will write it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from lgnet.exchange import contents
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.telling.faults import Fault
from lgnet.exchange.telling.told import Told, told_by
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Problem
from lgnet.outreach.actions.record_contacts import ContactDraft, draft_contact
from lgnet.outreach.choices import Urgency
from lgnet.outreach.codes import is_for_today
from lgnet.people.actions.record_identifier import draft_identifier
from lgnet.people.actions.record_permit import draft_permit
from lgnet.people.actions.register_people import draft_person
from lgnet.people.models import Identifier, Permit, Person
from lgnet.people.queries.twins import Sketch

NAMED = ("given_name", "family_name", "original_name", "aliases")


@dataclass
class Draft:
    row: ImportRow
    told: Told
    person: Person | None = None
    """As it would be written; also where the row will turn out to speak of somebody known."""
    contact: ContactDraft | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.row.number

    @property
    def sketch(self) -> Sketch:
        one = self.person
        return Sketch(
            one.given_name, one.family_name, one.original_name, one.birth_date, one.birth_precision, one.phone,
            tuple(one.citizenships), tuple(one.aliases),
        )  # fmt: skip


def drafted(batch: ImportBatch, row: ImportRow, *, by: Actor) -> Draft:
    """Understood and checked; what is wrong stands in `faults`."""
    cells = contents.cells_of(batch, row)
    told = told_by(cells, batch.columns, words=batch.words, place=batch.place)
    draft = Draft(row, told, faults=list(told.faults))
    width = len(contents.header_of(batch)) if not hasattr(batch, "width") else batch.width
    if len(cells) > width and any(cells[width:]):
        draft.faults.append(Fault("more_cells"))
    if not draft.faults:
        _try_all(batch, draft, by)
    return draft


def _try_all(batch: ImportBatch, draft: Draft, by: Actor) -> None:
    told = draft.told
    if told.has_name:
        draft.person = _tried(draft, lambda: draft_person(by=by, **told.person))
    if draft.person:
        for kind, number in told.numbers.items():
            _tried(
                draft,
                lambda kind=kind, number=number: identifier(draft.person, kind, number, by=by),
                column=kind,
            )
        if told.permit:
            _tried(draft, lambda: permit(draft.person, told, by=by), column="permit_reason")
    if told.contact:
        draft.contact = _tried(draft, lambda: contact(batch, draft, by=by), column="met_on")


def _tried(draft: Draft, make: Callable, *, column: str = ""):
    try:
        return make()
    except Problem as problem:
        said = " ".join(filter(None, (problem.words(), problem.advice())))
        draft.faults.append(Fault(problem.code, column, said=said))
        return None


def identifier(person: Person, kind: str, number: str, *, by: Actor) -> Identifier:
    return draft_identifier(person=person, kind=kind, number=number, by=by)


def permit(person: Person, told: Told, *, by: Actor) -> Permit:
    """Nobody of us saw it: a file only tells of it, so that it proves nothing by itself."""
    return draft_permit(person=person, by=by, seen=False, **told.permit)


def contact(batch: ImportBatch, draft: Draft, *, by: Actor, person: Person | None = None) -> ContactDraft:
    """With its key made of import and line: the same row is the same contact, however often it is tried."""
    told = dict(draft.told.contact)
    needs = {code: Urgency.TODAY if is_for_today(code) else Urgency.SOON for code in told.pop("needs")}
    told.setdefault("source", batch.source)
    return draft_contact(
        by=by, programme=batch.programme, needs=needs, person=person or draft.person,
        idempotency_key=key_of(batch.pk, draft.line), **told,
    )  # fmt: skip


def key_of(batch_id: UUID, line: int) -> UUID:
    return uuid5(batch_id, str(line))


def fingerprint_text(told: Told) -> str:
    """All that the row tells, in one form whatever the order of its columns."""
    parts = {
        "person": told.person,
        "numbers": told.numbers,
        "permit": told.permit,
        "contact": told.contact,
        "code": told.external,
    }
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str)
