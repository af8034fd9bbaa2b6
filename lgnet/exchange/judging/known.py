# SPDX-License-Identifier: AGPL-3.0-or-later
"""What earlier imports, and the numbers of documents, tell surely of the people in some rows."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from lgnet.exchange import contents
from lgnet.exchange.choices import RowState
from lgnet.exchange.judging.draft import Draft, fingerprint_text
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.kernel.actor import Actor
from lgnet.people.actions.record_identifier import index_column
from lgnet.people.identifiers import checked
from lgnet.people.models import Identifier, Person
from lgnet.people.queries import people_visible_to
from lgnet.people.queries.twins import ALIKE, compare_names, contradicts
from lgnet.trust.encryption import blind_indexes


def written_before(batch: ImportBatch, drafts: Sequence[Draft]) -> dict[int, ImportRow]:
    """By line: the row of an earlier import that said the very same."""
    sought = {
        mark: draft.line
        for draft in drafts
        for mark in contents.keyed_any(batch.city_id, "row", fingerprint_text(draft.told))
    }
    rows = ImportRow.objects.filter(
        city_id=batch.city_id, fingerprint__in=list(sought), state=RowState.WRITTEN
    )
    earlier = rows.exclude(batch=batch).select_related("batch")
    return {sought[bytes(row.fingerprint)]: row for row in earlier}


def with_code(batch: ImportBatch, drafts: Sequence[Draft], *, by: Actor) -> dict[int, Person]:
    """By line: the person who came with the same code of the city's own archive in an earlier import."""
    sought: dict[bytes, list[int]] = {}
    for draft in drafts:
        if draft.told.external and draft.person:
            for mark in contents.keyed_any(batch.city_id, "code", draft.told.external):
                sought.setdefault(mark, []).append(draft.line)
    rows = ImportRow.objects.filter(city_id=batch.city_id, external__in=list(sought), state=RowState.WRITTEN)
    of_mark = {bytes(row.external): row.person_id for row in rows.exclude(batch=batch).exclude(person=None)}
    people = {one.pk: one for one in people_visible_to(by).filter(pk__in=set(of_mark.values()))}
    return {
        line: people[person_id]
        for mark, person_id in of_mark.items()
        if person_id in people
        for line in sought[mark]
    }


def with_number(batch: ImportBatch, drafts: Sequence[Draft], *, by: Actor) -> dict[int, list[Person]]:
    """By line: people who have one of the numbers of the row."""
    sought: dict[tuple[str, bytes], list[int]] = {}
    for draft in drafts:
        for kind, number in draft.told.numbers.items() if draft.person else ():
            for mark in blind_indexes(
                checked(kind, number), city_id=batch.city_id, column=index_column(kind)
            ):
                sought.setdefault((kind, mark), []).append(draft.line)
    held = Identifier.objects.filter(city_id=batch.city_id, index__in=[mark for _, mark in sought])
    found: dict[int, list[Person]] = {}
    for number in held.select_related("person"):
        for line in sought.get((number.kind, bytes(number.index)), ()):
            if number.person not in found.setdefault(line, []):
                found[line].append(number.person)
    return found


def surely(draft: Draft, people: Iterable[Person]) -> Person | None:
    """The one of them who has not only the number, but also the name, and no other birth."""
    sure = [
        one
        for one in people
        if compare_names(draft.sketch, one) >= ALIKE and not contradicts(draft.sketch, one)
    ]
    return sure[0] if len(sure) == 1 else None


def ids_of(people: Iterable[Person]) -> list[UUID]:
    return [one.pk for one in people]
