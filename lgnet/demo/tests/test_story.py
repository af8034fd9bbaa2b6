# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demonstration's story is told through the actions, and is the same each time."""

import os
import subprocess
import sys
from datetime import date
from random import Random

import pytest

from lgnet.demo.invent import invent, written_otherwise
from tests import database

TELL = """
import django; django.setup()
from django.core.management import call_command
from django.db import transaction
for command in ("load_network", "load_definitions"):
    call_command(command, verbosity=0)
call_command("seed_demo", "--people", "16", "--until", "2026-06-30", "--seed", SEED, verbosity=0)
from lgnet.monitoring.models import Cell
from lgnet.network.models import City
from lgnet.people.models import Person
from lgnet.trust.models import AuditEvent
from lgnet.trust import tenancy
print(sorted(Cell.objects.values_list("city__slug", "indicator", "period_kind", "starts_on", "value", "not_counted")))
from lgnet.portal.models import ReleasedFigure
said = ReleasedFigure.objects.values_list("city__slug", "indicator", "release__starts_on", "number")
print("public:", sorted(said, key=str))
for city in City.objects.filter(slug__in=["sassari", "torino"]):
    with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        print(sorted(Person.objects.values_list("given_name", "family_name", "birth_date")))
        print(sorted(AuditEvent.objects.values_list("action", "at")))
"""


def told(number: int, *, seed: int) -> str:
    name = f"{database.NAME}_story_{number}"
    environment = {**os.environ, "DATABASE_URL": database.clone(name)}
    script = TELL.replace("SEED", repr(str(seed)))
    try:
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.split("[", 1)[1]
    finally:
        database.drop(name)


@pytest.mark.slow
def test_the_same_seed_and_day_give_the_same_names_counts_and_figures():
    first, second = told(1, seed=3), told(2, seed=3)
    assert first == second
    assert "people_taken_in_charge" in first
    assert "public: [('sassari', 'contacts', " in first


def test_another_chance_invents_other_people():
    assert invent(Random(1), on=date(2026, 3, 1)) != invent(Random(2), on=date(2026, 3, 1))


def test_the_same_chance_invents_the_same_people():
    assert [invent(Random(n), on=date(2026, 3, 1)) for n in range(50)] == [
        invent(Random(n), on=date(2026, 3, 1)) for n in range(50)
    ]


def test_life_s_gaps_are_there():
    people = [invent(Random(n), on=date(2026, 3, 1)) for n in range(400)]
    assert any(person.birth_date is None for person in people)
    assert any(not person.family_name for person in people)
    january = [
        person for person in people if person.birth_date and person.birth_date.timetuple().tm_yday == 1
    ]
    assert 0.15 < len(january) / len(people) < 0.35
    assert any(person.birth_precision == "year" for person in january)


def test_a_duplicate_is_the_same_person_written_otherwise():
    person = invent(Random(5), on=date(2026, 3, 1))
    again = written_otherwise(person, Random(8))
    assert again.citizenships == person.citizenships
    assert again != person
