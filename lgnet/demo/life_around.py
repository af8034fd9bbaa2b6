# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known around invented people: relatives and households, vulnerabilities, further ways to reach them, and one
night on which a protected person was opened outside her team. The same seed tells the same."""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from lgnet.casework.queries.cases import open_cases_of
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.add_tie import add_tie
from lgnet.people.actions.keep_contact_point import add_contact_point
from lgnet.people.actions.note_vulnerability import note_vulnerability
from lgnet.people.actions.open_urgently import open_urgently
from lgnet.people.choices import BirthPrecision
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
REASON, WORDS = "health", "Incontrata di notte con febbre alta, accompagnata al pronto soccorso."


def live_around(town: Town, *, last: datetime) -> None:
    """Of the first case manager's people; some thirty actions a city."""
    by, chance = town.case_managers[0], Random(f"around-{town.city.slug}")
    with tenancy.in_city(town.city.id, teams=by.team_ids, user_id=by.user_id), transaction.atomic():
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
    by = town.operators[0]
    with tenancy.in_city(town.city.id, teams=by.team_ids, user_id=by.user_id), transaction.atomic():
        with tenancy.asking_every_team():
            told = _somebody_protected(town, before=at)
        if told:
            with clock.telling(at):
                open_urgently(**told, reason=REASON, words=WORDS, by=by)


def _somebody_protected(town: Town, *, before: datetime) -> dict | None:
    """As she would say it herself: the first of them whose name and birth nobody else of them shares."""
    protected = Person.objects.filter(
        city_id=town.city.id, protections__ended_at=None, protections__since__lt=before,
        protections__team=town.protecting_team, birth_precision=BirthPrecision.EXACT,
    ).exclude(given_name="").exclude(family_name="")  # fmt: skip
    known = [(f"{one.given_name} {one.family_name}", one.birth_date) for one in protected.order_by("pk")]
    alone = [one for one in known if known.count(one) == 1]
    return {"name": alone[0][0], "birth_date": alone[0][1]} if alone else None
