# SPDX-License-Identifier: AGPL-3.0-or-later
"""A random history of a city over three years, night shifts and edges of periods included."""

import random
from datetime import datetime, timedelta

from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome

EDGES = (rome(2026, 1, 1, 0, 0), rome(2026, 3, 29, 5, 59), rome(2026, 4, 1, 3, 0), rome(2025, 10, 26, 2, 30))
ELIGIBILITIES = ("eligible", "eligible", "eligible", "not_eligible", "unproven")
KINDS = ("rental_support", "rental_support", "co_housing", "temporary_home")
ANSWERS = ("accepted", "started", "completed", "not_completed", "declined", "withdrawn", "sent")


def invent(
    programme, *, city, team, manager, seed: int, people: int = 12, since: datetime | None = None
) -> None:
    """Make the history of the city in context, of all years or of the five months from `since`. The same seed makes the
    same one."""
    chance, housing = random.Random(seed), random.Random(f"{seed}, housed")
    service = factories.service(city)
    for _ in range(people):
        person = factories.person()
        first = since + timedelta(minutes=chance.randint(0, 200_000)) if since else _moment(chance)
        _meet(programme, chance, first, person)
        for _ in range(chance.randint(0, 2)):
            opened = first + timedelta(minutes=chance.randint(10, 30_000))
            case = factories.case(
                programme, opened, team=team, manager=manager, person=person,
                first_contact_at=chance.choice([first, first, None]), eligibility=chance.choice(ELIGIBILITIES),
            )  # fmt: skip
            _refer(case, chance, service)
            _house(case, housing)
            first = opened + timedelta(days=chance.randint(1, 90))
            factories.closed(case, first)


def _moment(chance: random.Random) -> datetime:
    anywhere = rome(2024, 1, 1) + timedelta(minutes=chance.randint(0, 1_400_000))
    return chance.choice([*EDGES, anywhere, anywhere, anywhere])


def _meet(programme, chance: random.Random, at: datetime, person) -> None:
    for number in range(chance.randint(1, 4)):
        met = factories.contact(
            programme,
            at + timedelta(hours=9 * number),
            source=chance.choice(["field", "desk"]),
            person=person,
        )
        if number == 0 and chance.random() < 0.5:  # nobody waits twice
            factories.waiting(met)


def _refer(case, chance: random.Random, service) -> None:
    for _ in range(chance.randint(0, 3)):
        state = chance.choice(ANSWERS)
        answered = None if state == "sent" else case.opened_at + timedelta(hours=chance.randint(1, 2000))
        factories.referral(
            case, service=service, at=answered, state=state, eligibility=chance.choice(ELIGIBILITIES)
        )


def _house(case, chance: random.Random) -> None:
    """Of three cases one or so begins to be helped with housing, some of them twice."""
    for _ in range(chance.choice([0, 0, 0, 1, 1, 2])):
        on = (case.opened_at + timedelta(days=chance.randint(0, 120))).date()
        kind, eligibility = chance.choice(KINDS), chance.choice(ELIGIBILITIES)
        factories.housed(case, on, kind=kind, eligibility=eligibility)
