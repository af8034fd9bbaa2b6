# SPDX-License-Identifier: AGPL-3.0-or-later
"""The people are written down in one city, and looked for there: is she among the first ten, and who else is?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.actions.register_people import draft_person, register_people
from lgnet.people.models import Person
from lgnet.people.queries.search import search_people
from lgnet.people.tests.recall.writing import Asked, people_of, regions

SHOWN = 10


@dataclass(frozen=True)
class Answer:
    """What the search showed for one question."""

    asked: Asked
    place: int | None
    """Of the person who is meant, from 1; None when she is not among the first ten."""
    others: int
    """How many other people stand there."""


@dataclass(frozen=True)
class Found:
    """Of one region, or one way of writing."""

    what: str
    asked: int
    found: int
    first: int
    others: float
    """How many other people stand among the first ten, on average."""

    @property
    def recall(self) -> float:
        return self.found / self.asked


def write_down(by: Actor, *, asked: int, decoys: int) -> list[tuple[Asked, Person]]:
    """Everybody of every region, in one city. Gives those who will be looked for."""
    chosen: list[Asked] = []
    others: list[tuple[str, str]] = []
    for region in regions():
        of_region, besides = people_of(region, asked=asked, decoys=decoys)
        chosen, others = chosen + of_region, others + besides
    meant = register_people(drafts=[_draft(one.given_name, one.family_name, by) for one in chosen], by=by)
    register_people(drafts=[_draft(*names, by) for names in others], by=by)
    return list(zip(chosen, meant, strict=True))


def _draft(given_name: str, family_name: str, by: Actor) -> Person:
    return draft_person(by=by, given_name=given_name, family_name=family_name)


def ask(by: Actor, people: Iterable[tuple[Asked, Person]]) -> list[Answer]:
    """Each question once, as a job would ask: of a colleague so many would be refused."""
    with transaction.atomic():
        return [_answer(by, asked, meant) for asked, meant in people]


def _answer(by: Actor, asked: Asked, meant: Person) -> Answer:
    shown = [match.person.pk for match in search_people(by, asked.typed, limit=SHOWN)]
    place = shown.index(meant.pk) + 1 if meant.pk in shown else None
    return Answer(asked, place, len(shown) - (place is not None))


def counted(answers: Iterable[Answer], by: Callable[[Asked], str]) -> list[Found]:
    """By region or by way, in the order in which they were asked."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(by(answer.asked), []).append(answer)
    return [
        Found(
            what, len(each), sum(one.place is not None for one in each), sum(one.place == 1 for one in each),
            round(sum(one.others for one in each) / len(each), 1),
        )
        for what, each in groups.items()
    ]  # fmt: skip
