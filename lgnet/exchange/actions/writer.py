# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes some rows at once through the actions of people and outreach: all of them or, where one is refused, none."""

from collections.abc import Mapping, Sequence

from lgnet.exchange.choices import RowState
from lgnet.exchange.judging import draft as drafts_of
from lgnet.exchange.judging.differences import differences, only_missing
from lgnet.exchange.judging.draft import Draft
from lgnet.exchange.judging.left import mark_as_left
from lgnet.exchange.judging.papers import Papers
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.models.many import save_rows
from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.record_contacts import record_contacts
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.record_identifier import record_identifiers
from lgnet.people.actions.record_permit import record_permits
from lgnet.people.actions.register_people import register_people
from lgnet.people.models import Person

WRITTEN = [
    "state",
    "person",
    "contact",
    "made_person",
    "made_contact",
    "changed_person",
    "left_person",
    "left_contact",
]


class Writer:
    """`known`: by line, the person somebody already known is; whoever is not among them is new."""

    def __init__(self, batch: ImportBatch, *, by: Actor) -> None:
        self.batch, self.by = batch, by
        self.corrected: set = set()

    def write(self, drafts: Sequence[Draft], known: Mapping[int, Person], *, changes: str = "") -> None:
        """`changes`: "all" writes what differs of known people, "missing" only what was empty."""
        new = [draft for draft in drafts if draft.person and draft.line not in known]
        people = register_people(drafts=[draft.person for draft in new], by=self.by) if new else []
        self._papers(new)
        for draft in drafts:
            self._join(draft, known.get(draft.line) or draft.person)
        if changes:
            self._correct([draft for draft in drafts if draft.line in known], known, changes)
        met = [draft.contact for draft in drafts if draft.contact]
        if met:
            record_contacts(drafts=met, by=self.by, new_people={one.pk for one in people})
        self._note(drafts, known)

    def _papers(self, new: Sequence[Draft]) -> None:
        numbers = [
            drafts_of.identifier(draft.person, kind, number, by=self.by)
            for draft in new
            for kind, number in draft.told.numbers.items()
        ]
        permits = [
            drafts_of.permit(draft.person, draft.told, by=self.by) for draft in new if draft.told.permit
        ]
        if numbers:
            record_identifiers(drafts=numbers, by=self.by)
        if permits:
            record_permits(drafts=permits, by=self.by)

    @staticmethod
    def _join(draft: Draft, person: Person | None) -> None:
        if draft.contact:
            draft.contact.contact.person = person

    def _correct(self, drafts: Sequence[Draft], known: Mapping[int, Person], changes: str) -> None:
        papers = Papers.of({known[draft.line].pk for draft in drafts})
        for draft in drafts:
            person = known[draft.line]
            found = differences(draft, person)
            found = found if changes == "all" else only_missing(found, person)
            if found and correct_person(person=person, by=self.by, **found):
                self.corrected.add(person.pk)
                draft.row.changed_person = True
            self._add_papers(draft, person, papers)

    def _add_papers(self, draft: Draft, person: Person, papers: Papers) -> None:
        kinds = papers.missing_numbers(draft, person.pk, city_id=self.batch.city_id)
        numbers = [drafts_of.identifier(person, kind, draft.told.numbers[kind], by=self.by) for kind in kinds]
        if numbers:
            record_identifiers(drafts=numbers, by=self.by)
        permit = papers.lacks_permit(draft, person.pk)
        if permit:
            record_permits(drafts=[drafts_of.permit(person, draft.told, by=self.by)], by=self.by)
        if numbers or permit:
            self.corrected.add(person.pk)
            draft.row.changed_person = True

    def _note(self, drafts: Sequence[Draft], known: Mapping[int, Person]) -> None:
        for draft in drafts:
            row, person = draft.row, known.get(draft.line) or draft.person
            row.made_person = bool(draft.person) and draft.line not in known
            row.made_contact = draft.contact is not None
            row.person = person
            row.contact = draft.contact.contact if draft.contact else None
            wrote = row.made_person or row.made_contact or row.changed_person
            row.state = RowState.WRITTEN if wrote else RowState.NOTHING
        rows = [draft.row for draft in drafts]
        rows += self._touched(rows)
        mark_as_left(rows)
        save_rows(rows, WRITTEN)

    def _touched(self, rows: Sequence[ImportRow]) -> list[ImportRow]:
        """Earlier rows whose person this import itself has changed: that is no change by somebody."""
        if not self.corrected:
            return []
        made = self.batch.rows.filter(person__in=self.corrected, made_person=True, state=RowState.WRITTEN)
        return list(made.exclude(pk__in=[row.pk for row in rows]))
