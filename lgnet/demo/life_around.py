# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known around invented people: relatives and households, vulnerabilities, further ways to reach them, and one
night on which a protected person was opened outside her team. The same seed tells the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.db import transaction

from lgnet.casework.queries.cases import open_cases_of
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.add_tie import add_tie
from lgnet.people.actions.keep_contact_point import add_contact_point
from lgnet.people.actions.note_vulnerability import note_vulnerability
from lgnet.people.actions.open_urgently import open_urgently
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person
from lgnet.trust import tenancy

FOLLOWED = 8
SHARE_REACHED_OTHERWISE = 0.5
NOTED = [
    "roofless",
    "single_parent",
    "woman_alone",
    "serious_illness",
    "torture",
    "not_literate",
    "left_reception",
]
RELATIVES = [
    ("sibling", "Awa Tortora"),
    ("spouse", "Ibrahim Merlo"),
    ("parent", "Mariama Canarino"),
    ("child", "Omar Fringuello"),
]
WAYS = [("chat", "+39 333 000 01", "un’amica", None), ("phone", "+39 333 000 02", "il fratello", True)]
PROTECTED = {
    "given_name": "Samira",
    "family_name": "Cinciallegra",
    "birth_date": date(1996, 4, 17),
    "sex": "F",
}
REASON, WORDS = "health", "Incontrata di notte con febbre alta, accompagnata al pronto soccorso."


def live_around(town: Town, *, last: datetime) -> None:
    """Of the first case manager's people; some thirty actions a city."""
    by, chance = town.case_managers[0], Random(f"around-{town.city.slug}")
    with _at_work(town.city.id, teams=by.team_ids, user_id=by.user_id):
        cases = list(open_cases_of(by).order_by("opened_at", "first_contact_at")[:FOLLOWED])
        for number, case in enumerate(cases):
            with clock.telling(min(case.opened_at + timedelta(days=4), last)):
                _know(case.person, number, chance, by=by)
        if len(cases) > 1:
            with clock.telling(last - timedelta(days=30)):
                add_tie(person=cases[0].person, kind="sibling", other=cases[1].person, together=True, by=by)
    _one_night(town, at=last - timedelta(hours=20))


def _know(person: Person, number: int, chance: Random, *, by: Actor) -> None:
    note_vulnerability(person=person, code=NOTED[number % len(NOTED)], by=by)
    kind, name = RELATIVES[number % len(RELATIVES)]
    add_tie(person=person, kind=kind, other_name=name, by=by)
    if chance.random() < SHARE_REACHED_OTHERWISE:
        kind, value, whose, safe = WAYS[number % len(WAYS)]
        add_contact_point(person=person, kind=kind, value=f"{value}{number}", whose=whose, safe=safe, by=by)


def _one_night(town: Town, *, at: datetime) -> None:
    """It ended by itself; the data-protection officer finds it in her queue."""
    guards, by, city_id = town.protector, town.operators[0], town.city.id
    with clock.telling(at - timedelta(days=40)), _at_work(city_id, teams=guards.team_ids):
        hidden = register_person(**PROTECTED, languages=["ar"], interpreter_needed=True, by=guards)
        protect_person(person=hidden, team=town.protecting_team, reason="violence", by=guards)
    told = {"name": hidden.full_name, "birth_date": hidden.birth_date, "reason": REASON, "words": WORDS}
    with clock.telling(at), _at_work(city_id, teams=by.team_ids, user_id=by.user_id):
        open_urgently(**told, by=by)


@contextmanager
def _at_work(city_id: UUID, **where) -> Iterator[None]:
    with tenancy.in_city(city_id, **where), transaction.atomic():
        yield
