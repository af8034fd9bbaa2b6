# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who a hidden person is, asked with exactly what she herself can say: nothing is found by guessing parts of it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from lgnet.kernel.actor import Actor
from lgnet.kernel.names import normalise
from lgnet.people.choices import BirthPrecision
from lgnet.people.identifiers import kinds_it_may_be, written
from lgnet.people.models import Identifier, Person, Protection
from lgnet.people.queries.linked import also_recorded, record_ids
from lgnet.trust import tenancy
from lgnet.trust.encryption import blind_indexes

MOST_OF_A_DAY, MOST_OF_A_NUMBER = 500, 20


class Hidden(NamedTuple):
    person_id: UUID
    """The record that answers."""
    also: list[UUID]
    """Her other records."""
    team_id: UUID


def hidden_by_name(by: Actor, *, name: str, birth_date: date) -> Hidden | None:
    """Her whole name in any order and script she is known by, and her birth as exactly as it is known; it may stand on
    another of her records than the name."""
    asked = sorted(normalise(name).split())
    with tenancy.asking_every_team():
        born = Person.objects.filter(_born(birth_date), pk__in=_hidden_from(by).values("person_id"))
        called = [one for one in _under_all_names(born[:MOST_OF_A_DAY]) if asked in _names(one)]
        return _only(by, called)


def hidden_by_number(by: Actor, *, number: str) -> Hidden | None:
    """Whose exact number this is."""
    number = written(number)
    sought = Q(pk__in=[])
    for kind in kinds_it_may_be(number):
        index = blind_indexes(number, city_id=by.city_id, column=f"identifier.{kind}")
        sought |= Q(kind=kind, index__in=index)
    with tenancy.asking_every_team():
        numbers = Identifier.objects.filter(sought, person__in=_hidden_from(by).values("person_id"))
        return _only(by, [one.person for one in numbers.select_related("person")[:MOST_OF_A_NUMBER]])


def _under_all_names(people: Iterable[Person]) -> list[Person]:
    """These, and the other records of each."""
    people = list(people)
    return [*people, *(other for others in also_recorded(people).values() for other in others)]


def _born(day: date) -> Q:
    """Where only the month or the year is known, no more than that can be asked for."""
    year = Q(birth_date__year=day.year)
    return (
        Q(birth_date=day)
        | Q(birth_precision__in=[BirthPrecision.YEAR, BirthPrecision.ESTIMATED]) & year
        | Q(birth_precision=BirthPrecision.MONTH, birth_date__month=day.month) & year
    )


def _names(person: Person) -> list[list[str]]:
    return [sorted(normalise(name).split()) for name in person.names]


def _hidden_from(by: Actor) -> QuerySet[Protection]:
    protections = Protection.objects.filter(city_id=by.city_id, ended_at=None)
    return protections.exclude(team__in=by.team_ids)


def _only(by: Actor, found: list[Person]) -> Hidden | None:
    """Nobody where two people answer to the same: neither may be opened by chance."""
    if len({one.one_id for one in found}) != 1:
        return None
    also = [pk for pk in record_ids(found[0]) if pk != found[0].pk]
    return Hidden(found[0].pk, also, _hidden_from(by).get(person=found[0]).team_id)
