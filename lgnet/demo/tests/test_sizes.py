# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much is told, how its progress is said, and that a story which broke off is not taken for a whole one."""

import os
import re
import subprocess
import sys

import pytest

from lgnet.demo.management.progress import left
from lgnet.demo.sizes import SIZES, _signed_in_first
from lgnet.demo.staff import ELSEWHERE, _drawn
from lgnet.network.models import City
from tests import database

BROKEN_OFF = """
import django; django.setup()
from django.core.management import call_command
from lgnet.accounts.models import User
User.objects.create(email="half@demo.example", is_demo=True)
call_command("seed_demo")
"""


def test_those_of_the_first_page_are_told_first():
    assert sorted(["aosta", "torino", "venezia", "sassari"], key=_signed_in_first) == [
        "sassari", "torino", "aosta", "venezia",
    ]  # fmt: skip
    assert SIZES["network"].people == 1_000 and not SIZES["network"].cities


@pytest.mark.parametrize("slug", ["aosta", "bari", "bolzano", "venezia"])
def test_colleagues_of_a_city_have_names_of_their_own_the_same_each_time(slug):
    city = City(slug=slug)
    names = _drawn(city, len(ELSEWHERE), of="colleagues") + _drawn(city, 1, of="protectors")
    assert len(set(names)) == len(ELSEWHERE) + 1
    assert names[:-1] == _drawn(city, len(ELSEWHERE), of="colleagues")


def test_a_story_that_broke_off_is_not_taken_for_a_whole_one():
    name = f"{database.NAME}_broken_off"  # a database of its own: other tests leave real accounts behind
    environment = {**os.environ, "DATABASE_URL": database.clone(name)}
    try:
        done = subprocess.run(
            [sys.executable, "-c", BROKEN_OFF], env=environment, capture_output=True, text=True
        )
    finally:
        database.drop(name)
    assert re.search("CommandError: .*broke off", done.stderr), done.stderr


@pytest.mark.parametrize(
    ("elapsed", "part", "words"),
    [
        (60, 0.5, "about 60 s left"),
        (60, 0.1, "about 9 min left"),
        (60, 1, "about 0 s left"),
        (1, 0.5, "how long"),
    ],
)
def test_what_is_left_is_said_in_time_one_understands(elapsed, part, words):
    assert left(elapsed, part=part).startswith(words)
