# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finding candidates by equal keys, and saying in words why somebody was found."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count

from lgnet.kernel.likeness import BEGINS, likeness
from lgnet.kernel.names import normalise
from lgnet.people.choices import Likeness
from lgnet.people.models import NameKey, Person

MOST_CANDIDATES = 200
"""Looked at more closely; of a very frequent name those with most keys in common come first."""


class Match(NamedTuple):
    """Somebody found, and why. It unpacks as `person, reasons`; reasons are said in words by their label."""

    person: Person
    reasons: list[Likeness]

    @property
    def words(self) -> str:
        """`same phone number, the name sounds alike`, in the reader's language."""
        return ", ".join(str(reason.label) for reason in self.reasons)


def ids_by_name(keys: Iterable[str], *, city_id: UUID) -> list[UUID]:
    """People who share name keys, those who share most first. Equality only: it is what an index can answer."""
    sharing = NameKey.objects.filter(city_id=city_id, key__in=sorted(keys)).values("person_id")
    ranked = sharing.annotate(shared=Count("key")).order_by("-shared", "person_id")
    return [row["person_id"] for row in ranked[:MOST_CANDIDATES]]


def name_likeness(asked: list[str], person: Person) -> tuple[float, Likeness]:
    """How alike the words asked for and the best of the person's names are, and how one would say it."""
    best, reason = 0.0, Likeness.SOUNDS_ALIKE
    for place, name in enumerate(person.names):
        known = normalise(name).split()
        found = likeness(asked, known)
        if found > best:
            best, reason = found, _said(asked, known, found, is_alias=place > 0)
    return best, reason


def words_besides(asked: list[str], person: Person) -> int:
    """How many words her name has more, or fewer, than were asked for: among equals the very name comes first."""
    return min((abs(len(normalise(name).split()) - len(asked)) for name in person.names), default=0)


def _said(asked: list[str], known: list[str], found: float, *, is_alias: bool) -> Likeness:
    if found < 1:
        begins = found >= BEGINS and all(any(one.startswith(word) for one in known) for word in asked)
        return Likeness.NAME_BEGINS if begins else Likeness.SOUNDS_ALIKE
    return Likeness.SAME_ALIAS if is_alias else Likeness.SAME_NAME
