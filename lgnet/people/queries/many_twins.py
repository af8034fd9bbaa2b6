# SPDX-License-Identifier: AGPL-3.0-or-later
"""Likely twins of many at once, for an import: the same comparison as while typing, its candidates found in three
queries whatever their number."""

from collections.abc import Iterable, Sequence

from django.db import connection

from lgnet.kernel.actor import Actor
from lgnet.kernel.names import joined, normalise, whole_keys
from lgnet.people.models import Person
from lgnet.people.queries.matches import Match
from lgnet.people.queries.people import people_visible_to
from lgnet.people.queries.twins import MOST_TWINS, Sketch, compare, swapped
from lgnet.trust import audit

SHARING = """
with asked as (
    select * from unnest(%(rows)s::int[], %(words)s::int[], %(keys)s::text[]) as asked (row, word, key)
), shared as (
    select asked.row, held.person_id, count(distinct asked.word) as words
    from asked join people_namekey held on held.city_id = %(city)s and held.key = asked.key
    group by 1, 2
), wanted as (
    select * from unnest(%(of)s::int[], %(least)s::int[], %(years)s::int[]) as wanted (row, least, year)
)
select shared.row, shared.person_id
from shared join wanted on wanted.row = shared.row
join people_person known on known.id = shared.person_id
where shared.words >= wanted.least
   or (wanted.year is not null and extract(year from known.birth_date) = wanted.year)
"""
"""Of somebody with two names both must agree in a key, or one of them and the year of birth: with less, `compare` finds
no reason (its thresholds say so; a test compares the two ways)."""


def likely_twins_of_many(
    by: Actor, sketches: Sequence[Sketch], *, among: Iterable[Person] | None = None
) -> list[list[Match]]:
    """For each sketch the people who may be the same one, most likely first. `among`: only these people, at no query.

    Who is found is recorded, all in one line.
    """
    candidates = _all_against(sketches, list(among)) if among is not None else candidates_of(by, sketches)
    found = [_best(sketch, people) for sketch, people in zip(sketches, candidates, strict=True)]
    shown = {match.person.pk for matches in found for match in matches}
    if shown:
        audit.shown("people.twins_shown", by=by, people=sorted(shown))
    return found


def words_of(sketch: Sketch) -> list[set[str]]:
    """The keys of each word of the names; neighbours that may be one word count for both."""
    found: list[set[str]] = []
    for name in sketch.names:
        words = normalise(name).split()
        pairs = joined(words)
        for word in words:
            together = [pair for pair in pairs if pair.startswith(word) or pair.endswith(word)]
            found.append(whole_keys([word, *together]))
    return found


def least_shared(sketch: Sketch) -> int:
    """In how many words somebody must agree, who agrees in nothing else."""
    shortest = min((len(normalise(name).split()) for name in sketch.names), default=1)
    return min(2, max(shortest, 1))


def candidates_of(by: Actor, sketches: Sequence[Sketch]) -> list[list[Person]]:
    """For each sketch whoever must be looked at more closely; nobody is shown by it."""
    pairs = _sharing_names(by, sketches)
    known = {person.pk: person for person in people_visible_to(by).filter(pk__in={one for _, one in pairs})}
    together: list[dict] = [{} for _ in sketches]
    for row, person_id in pairs:
        if person_id in known:
            together[row][person_id] = known[person_id]
    _add_by_value(by, sketches, together)
    return [list(people.values()) for people in together]


def _sharing_names(by: Actor, sketches: Sequence[Sketch]) -> list[tuple]:
    asked = [
        (row, word, key)
        for row, sketch in enumerate(sketches)
        for word, keys in enumerate(words_of(sketch))
        for key in keys
    ]
    if not asked:
        return []
    rows, words, keys = (list(column) for column in zip(*asked, strict=True))
    years = [sketch.birth_date.year if sketch.birth_date else None for sketch in sketches]
    told = {
        "rows": rows, "words": words, "keys": keys, "city": by.city_id, "of": list(range(len(sketches))),
        "least": [least_shared(sketch) for sketch in sketches], "years": years,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(SHARING, told)
        return cursor.fetchall()


def _add_by_value(by: Actor, sketches: Sequence[Sketch], together: list[dict]) -> None:
    """Those with the same phone, or the same birthday (day and month perhaps exchanged)."""
    phones: dict[str, list[int]] = {}
    days: dict[object, list[int]] = {}
    for row, sketch in enumerate(sketches):
        if sketch.phone:
            phones.setdefault(sketch.phone, []).append(row)
        if sketch.has_own_birthday:
            for day in {sketch.birth_date, swapped(sketch.birth_date)} - {None}:
                days.setdefault(day, []).append(row)
    for field, values in (("phone", phones), ("birth_date", days)):
        for person in people_visible_to(by).filter(**{f"{field}__in": list(values)}) if values else ():
            for row in values[getattr(person, field)]:
                together[row][person.pk] = person


def _all_against(sketches: Sequence[Sketch], people: list[Person]) -> list[list[Person]]:
    return [people for _ in sketches]


def _best(sketch: Sketch, people: Iterable[Person]) -> list[Match]:
    found = [match for _, match in scored(sketch, people)]
    most_alike = {match.person.one_id: match for match in reversed(found)}
    return [match for match in found if most_alike[match.person.one_id] is match][:MOST_TWINS]


def scored(sketch: Sketch, people: Iterable[Person]) -> list[tuple[float, Match]]:
    """With the weight of what agrees, the most likely first."""
    found = []
    for person in people:
        score, reasons = compare(sketch, person)
        if reasons:
            found.append((score, Match(person, reasons)))
    return sorted(found, key=lambda entry: (-entry[0], entry[1].person.full_name))
