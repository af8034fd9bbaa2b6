# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is she found, written otherwise? Invented pairs: a name in the database, and what somebody else would type.

The ways of writing are those of `names.yaml`, which are ours: the figures say how the search does on them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from random import Random

from django.db import transaction

from bench.names import Named, draw, is_latin
from bench.staff import CITY, address
from lgnet.accounts.models import User
from lgnet.network.models import City
from lgnet.network.queries import actor_in
from lgnet.people.models import Person
from lgnet.people.queries import search_people
from lgnet.trust import tenancy

PAIRS = 150
SHOWN = 20


@dataclass(frozen=True)
class Recall:
    kind: str
    asked: int
    found: int
    """Somebody of that name, in whatever spelling, is on the page."""
    first: int
    """And is the first there."""


def _otherwise(named: Named, chance: Random) -> str:
    return " ".join(chance.choice([way for way in part if is_latin(way)]) for part in named.parts())


def _mistyped(named: Named, chance: Random) -> str:
    """One letter of the longest part is dropped, doubled or exchanged with its neighbour."""
    parts = [part[0] for part in named.parts()]
    longest = max(range(len(parts)), key=lambda place: len(parts[place]))
    word = parts[longest]
    at = chance.randrange(1, len(word) - 1)
    mistaken = [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :]]  # fmt: skip
    parts[longest] = chance.choice(mistaken)
    return " ".join(parts)


def _own_script(named: Named, chance: Random) -> str:
    own = [part[-1] for part in named.parts()]
    return "" if any(map(is_latin, own)) else " ".join(own)


KINDS: dict[str, Callable[[Named, Random], str]] = {
    "as written": lambda named, chance: " ".join(part[0] for part in named.parts()),
    "family name first": lambda named, chance: " ".join(part[0] for part in reversed(named.parts())),
    "written otherwise": _otherwise,
    "one letter wrong": _mistyped,
    "own script": _own_script,
}


def recall() -> list[Recall]:
    """Of names that are in the database, by the kind of what is typed."""
    city = City.objects.get(slug=CITY)
    by = actor_in(User.objects.get(email=address("case-manager", 0, CITY)), city=city)
    with tenancy.in_city(city.id, teams=by.team_ids), transaction.atomic():
        return [_of(kind, typed, by) for kind, typed in KINDS.items()]


def _of(kind: str, typed: Callable[[Named, Random], str], by) -> Recall:
    chance, asked, found, first = Random(13), 0, 0, 0
    while asked < PAIRS:
        named = draw(chance)
        text = typed(named, chance) if named.family else ""
        if not text or not Person.objects.filter(**_usual(named)).exists():
            continue
        asked += 1
        hers = _every_spelling(named)
        shown = [_names(match.person) in hers for match in search_people(by, text, limit=SHOWN)]
        found += any(shown)
        first += bool(shown) and shown[0]
    return Recall(kind, asked, found, first)


def _usual(named: Named) -> dict[str, str]:
    return {"given_name": " ".join(part[0] for part in named.given), "family_name": named.family[0]}


def _every_spelling(named: Named) -> set[tuple[str, str]]:
    """As she may stand in the database."""
    given = (" ".join(spelt) for spelt in product(*named.given))
    return set(product(given, named.family))


def _names(person: Person) -> tuple[str, str]:
    return person.given_name, person.family_name
