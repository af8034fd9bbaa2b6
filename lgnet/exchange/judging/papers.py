# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers and permits that a row has and the person already known has not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from lgnet.exchange.judging.draft import Draft
from lgnet.people.actions.record_identifier import index_column
from lgnet.people.identifiers import checked
from lgnet.people.models import Identifier, Permit
from lgnet.trust.encryption import blind_indexes


@dataclass
class Papers:
    """What is written of some people: two queries."""

    numbers: dict[UUID, set[tuple[str, bytes]]] = field(default_factory=dict)
    permits: dict[UUID, set[tuple]] = field(default_factory=dict)

    @classmethod
    def of(cls, person_ids: Iterable[UUID]) -> "Papers":
        ids, papers = list(person_ids), cls()
        for held in Identifier.objects.filter(person__in=ids) if ids else ():
            papers.numbers.setdefault(held.person_id, set()).add((held.kind, bytes(held.index)))
        for held in Permit.objects.filter(person__in=ids) if ids else ():
            papers.permits.setdefault(held.person_id, set()).add(_permit(held.__dict__))
        return papers

    def missing_numbers(self, draft: Draft, person_id: UUID, *, city_id: UUID) -> list[str]:
        """Kinds."""
        held = self.numbers.get(person_id, set())
        return [
            kind
            for kind, number in draft.told.numbers.items()
            if held.isdisjoint(
                (kind, mark)
                for mark in blind_indexes(checked(kind, number), city_id=city_id, column=index_column(kind))
            )
        ]

    def lacks_permit(self, draft: Draft, person_id: UUID) -> bool:
        return bool(draft.told.permit) and _permit(draft.told.permit) not in self.permits.get(
            person_id, set()
        )


def _permit(told: Mapping[str, object]) -> tuple:
    return tuple(told[name] for name in ("document_kind", "reason", "valid_from", "valid_to"))
