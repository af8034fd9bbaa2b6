# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verdict on each of some rows, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from lgnet.exchange.choices import Verdict
from lgnet.exchange.judging import known, saying
from lgnet.exchange.judging.companions import Companions
from lgnet.exchange.judging.differences import differences
from lgnet.exchange.judging.draft import Draft, fingerprint_text
from lgnet.exchange.judging.papers import Papers
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.choices import Likeness
from lgnet.people.models import Person
from lgnet.people.queries import Match
from lgnet.people.queries.many_twins import likely_twins_of_many


@dataclass
class Judgement:
    draft: Draft
    verdict: Verdict
    findings: dict
    person: Person | None = None
    same_as: int | None = None


class Judge:
    """Looks at some rows together; asks the database what all of them need, once."""

    def __init__(self, batch: ImportBatch, companions: Companions, *, by: Actor) -> None:
        self.batch, self.companions, self.by = batch, companions, by

    def judge(self, drafts: Sequence[Draft]) -> list[Judgement]:
        right = [draft for draft in drafts if not draft.faults]
        self.written = known.written_before(self.batch, right)
        self.coded = known.with_code(self.batch, right, by=self.by)
        self.numbered = known.with_number(self.batch, right, by=self.by)
        sure = {draft.line: self._sure(draft) for draft in right if draft.person}
        self.sure = {line: person for line, person in sure.items() if person}
        self.papers = Papers.of({person.pk for person in self.sure.values()})
        self.twins = self._twins([draft for draft in right if draft.person and draft.line not in self.sure])
        return [self._judged(draft) for draft in drafts]

    def _sure(self, draft: Draft) -> Person | None:
        return self.coded.get(draft.line) or known.surely(draft, self.numbered.get(draft.line, ()))

    def _twins(self, drafts: list[Draft]) -> dict[int, list[Match]]:
        found = likely_twins_of_many(self.by, [draft.sketch for draft in drafts])
        return {draft.line: matches for draft, matches in zip(drafts, found, strict=True)}

    def _judged(self, draft: Draft) -> Judgement:
        if draft.faults:
            return wrong(draft)
        repeated = self.companions.same_row(fingerprint_text(draft.told), draft.line)
        if repeated:
            return self._there(draft, saying.same_row_words(repeated))
        if draft.line in self.written:
            return self._there(draft, saying.written_before_words(_day(self.written[draft.line])))
        if draft.person is None:
            return Judgement(draft, Verdict.NEW, {})
        if draft.line in self.sure:
            return self._known(draft, self.sure[draft.line])
        companion = self.companions.same_person(draft)
        if companion:
            return self._again(draft, companion)
        return self._new_or_twin(draft)

    def _there(self, draft: Draft, words: str) -> Judgement:
        return Judgement(draft, Verdict.THERE, {"told": [words]})

    def _known(self, draft: Draft, person: Person) -> Judgement:
        found = differences(draft, person)
        numbers = self.papers.missing_numbers(draft, person.pk, city_id=self.batch.city_id)
        permit = self.papers.lacks_permit(draft, person.pk)
        lines = saying.difference_words(found, person, draft.person) + saying.paper_words(
            numbers, permit=permit
        )
        if not lines and not draft.contact:
            return Judgement(draft, Verdict.THERE, {"told": [saying.nothing_more_words()]}, person)
        findings = {"known": person.full_name, "differences": lines, "numbers": numbers, "permit": permit}
        return Judgement(draft, Verdict.CHANGED if lines else Verdict.KNOWN, findings, person)

    def _again(self, draft: Draft, line: int) -> Judgement:
        """Somebody of whom an earlier row of this file spoke."""
        found = differences(draft, self.companions.people[line])
        lines = saying.difference_words(found, self.companions.people[line], draft.person)
        if not lines and not draft.contact:
            return Judgement(draft, Verdict.THERE, {"told": [saying.nothing_more_words()]}, same_as=line)
        findings = {"known": saying.of_file(line), "differences": lines, "numbers": [], "permit": False}
        return Judgement(draft, Verdict.CHANGED if lines else Verdict.KNOWN, findings, same_as=line)

    def _new_or_twin(self, draft: Draft) -> Judgement:
        matches = [Match(person, [Likeness.SAME_IDENTIFIER]) for person in self.numbered.get(draft.line, ())]
        met = {match.person.pk for match in matches}
        matches += [match for match in self.twins[draft.line] if match.person.pk not in met]
        lines = self.companions.twins(draft)
        self.companions.add(draft)
        if not matches and not lines:
            return Judgement(draft, Verdict.NEW, {})
        twins = [saying.twin_of_person(match) for match in matches]
        twins += [saying.twin_of_line(line, reasons) for line, reasons in lines[:5]]
        return Judgement(draft, Verdict.TWIN, {"twins": twins})


def wrong(draft: Draft) -> Judgement:
    told = [fault.words for fault in draft.faults]
    places = [[fault.column, fault.code] for fault in draft.faults]
    return Judgement(
        draft, Verdict.WRONG, {"told": told, "faults": places, "words": draft.told.unknown_words}
    )


def _day(row: ImportRow) -> str:
    at = row.batch.started_at or row.batch.created_at
    return at.astimezone(clock.ROME).strftime("%d/%m/%Y")
