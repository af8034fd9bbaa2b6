# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pairs of records that may be one person: which are worth asking about, and which wait for an answer."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.choices import Likeness
from lgnet.people.models import Identifier, LikelyPair, Person
from lgnet.people.policies import may_link_records
from lgnet.people.queries.linked import in_order, told_apart
from lgnet.people.queries.many_twins import candidates_of, scored
from lgnet.people.queries.twins import Sketch, compare

NAMED = {Likeness.SAME_NAME, Likeness.SAME_ALIAS, Likeness.SOUNDS_ALIKE}
SAME_DAY = {Likeness.SAME_BIRTH_DATE, Likeness.SWAPPED_BIRTH_DATE}
BESIDE_A_NAME = {*SAME_DAY, Likeness.SAME_BIRTH_YEAR, Likeness.SAME_PHONE, Likeness.SAME_CITIZENSHIP}
BY_NUMBER = 4.0
"""What the same number of a document weighs: more than all that may be written otherwise."""


class Likely(NamedTuple):
    """Two records, the first written first, with what agrees."""

    first: UUID
    second: UUID
    reasons: list[Likeness]
    weight: float


def is_worth_asking(reasons: Collection[Likeness]) -> bool:
    """A phone is of a family, and a name of many: one alone is nothing to ask somebody about."""
    agreed = set(reasons)
    if Likeness.SAME_IDENTIFIER in agreed:
        return True
    if agreed & NAMED:
        return bool(agreed & BESIDE_A_NAME)
    return Likeness.SAME_PHONE in agreed and bool(agreed & SAME_DAY)


def likely_pairs_of(by: Actor, people: list[Person]) -> list[Likely]:
    """Of these people with everybody else of the city. Not those that are one person already, or that somebody told
    apart. A fixed number of queries; nothing is shown by it."""
    sketches = [sketch_of(person) for person in people]
    known = {one.pk: one for one in people}
    found: dict[tuple[UUID, UUID], Likely] = {}
    numbers = _with_the_same_number(known)
    for person, sketch, candidates in zip(people, sketches, candidates_of(by, sketches), strict=True):
        others = {one.pk: one for one in candidates} | numbers.get(person.pk, {})
        others.pop(person.pk, None)
        known |= others
        for likely in _likely(person, sketch, others, numbers.get(person.pk, {})):
            found[likely.first, likely.second] = likely
    return _undecided(list(found.values()), known)


def sketch_of(person: Person) -> Sketch:
    """Somebody who is written down, as if she were being typed."""
    return Sketch(
        person.given_name, person.family_name, person.original_name, person.birth_date, person.birth_precision,
        person.phone, tuple(person.citizenships), tuple(person.aliases),
    )  # fmt: skip


def _likely(person: Person, sketch: Sketch, others: dict, numbered: dict) -> Iterable[Likely]:
    agreed = {match.person.pk: (weight, match.reasons) for weight, match in scored(sketch, others.values())}
    for pk in {*agreed, *numbered}:
        weight, reasons = agreed.get(pk, (0.0, []))
        if pk in numbered:
            weight, reasons = weight + BY_NUMBER, [Likeness.SAME_IDENTIFIER, *reasons]
        if is_worth_asking(reasons):
            yield Likely(*in_order(person.pk, pk), reasons, round(weight, 3))


def _with_the_same_number(people: Iterable[UUID]) -> dict[UUID, dict[UUID, Person]]:
    hers = list(Identifier.objects.filter(person__in=list(people)).values_list("person_id", "kind", "index"))
    indexes = [bytes(index) for _, _, index in hers]
    same = Identifier.objects.filter(index__in=indexes).select_related("person") if hers else []
    holders: dict[tuple, list[Person]] = {}
    for one in same:
        holders.setdefault((one.kind, bytes(one.index)), []).append(one.person)
    found: dict[UUID, dict[UUID, Person]] = {}
    for person_id, kind, index in hers:
        for other in holders.get((kind, bytes(index)), ()):
            if other.pk != person_id:
                found.setdefault(person_id, {})[other.pk] = other
    return found


def _undecided(pairs: list[Likely], known: dict[UUID, Person]) -> list[Likely]:
    """Without those on which somebody has decided, also by way of a record linked with one of the two."""
    ones = {pk: person.one_id for pk, person in known.items()}
    apart = told_apart(set(ones.values()))
    return [
        pair
        for pair in pairs
        if ones[pair.first] != ones[pair.second]
        and frozenset((ones[pair.first], ones[pair.second])) not in apart
    ]


def pairs_to_review(by: Actor) -> QuerySet[LikelyPair]:
    """What waits for an answer, the surest first: none put off, and none with somebody whom the reader may not see."""
    if not may_link_records.allows(by):
        return LikelyPair.objects.none()
    waiting = LikelyPair.objects.filter(Q(later_until=None) | Q(later_until__lte=clock.today()))
    return waiting.order_by(F("weight").desc(), "first_id", "second_id")


def likely_pair(by: Actor, one: Person, other: Person) -> LikelyPair | None:
    """What waits about exactly these two."""
    first, second = in_order(one.pk, other.pk)
    return pairs_to_review(by).filter(first=first, second=second).first()


def agreeing(one: Person, other: Person) -> list[Likeness]:
    """In what the two agree, as one would say it."""
    reasons = compare(sketch_of(one), other)[1]
    by_number = other.pk in _with_the_same_number([one.pk]).get(one.pk, {})
    return [Likeness.SAME_IDENTIFIER, *reasons] if by_number else reasons
