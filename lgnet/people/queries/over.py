# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose time is over, or nearly. Nobody who is protected is among them: somebody follows her."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from lgnet.kernel import clock
from lgnet.people import retention
from lgnet.people.copying import declared
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids
from lgnet.people.retention import Ending


@dataclass(frozen=True)
class Over:
    person: Person
    ending: Ending


def people_over(*, within_days: int = 0) -> list[Over]:
    """Whose time is over by then, the earliest first. Records that are one person end together, at the latest day."""
    people = retention.with_days(Person.objects.filter(erased_at=None))
    found = [_over(person) for person in retention.may_be_near(people, within_days=within_days)]
    by_then = clock.today() + timedelta(days=within_days)
    over = [one for one in found if one.ending.on is not None and one.ending.on <= by_then]
    return sorted(over, key=lambda one: (one.ending.on, one.person.pk))


def _over(person: Person) -> Over:
    return Over(person, ending_of(person) if person.leading_id else retention.ending([person]))


def ending_of(person: Person) -> Ending:
    """As things stand now, over all records that are this person."""
    return retention.ending(retention.with_days(Person.objects.filter(pk__in=record_ids(person))))


def digest_of(over: Iterable[Over], unnamed: Iterable[UUID] = ()) -> str:
    """By which a confirmation says which list it was given for, of people and of what has no name."""
    ids = [*(one.person.pk for one in over), *unnamed]
    return sha256(",".join(sorted(map(str, ids))).encode()).hexdigest()


def rows_of(over: Iterable[Over], *, language: str) -> list[tuple[str, int]]:
    """What is held on them, by kind: how many records each."""
    ids = [one.person.pk for one in over]
    ways = declared.ways()
    counted = (  # who they are stands in the list above
        (table.title(language), table.model.objects.filter(**{f"{ways[table.model]}__in": ids}).count())
        for table in declared.tables()
        if table.model is not Person
    )
    return [(title, number) for title, number in counted if number]
