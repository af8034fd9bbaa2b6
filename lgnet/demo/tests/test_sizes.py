# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much is told, how its progress is said, and that a story which broke off is not taken for a whole one."""

import io

import pytest
from django.core.management import CommandError, call_command

from lgnet.accounts.models import User
from lgnet.demo.management.progress import left
from lgnet.demo.sizes import SIZES, _signed_in_first
from lgnet.demo.staff import ELSEWHERE, _drawn
from lgnet.network.models import City


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


def test_a_story_that_broke_off_is_not_taken_for_a_whole_one(monkeypatch):
    monkeypatch.setattr(User.objects, "filter", lambda is_demo: Known(is_demo))
    with pytest.raises(CommandError, match="broke off"):
        call_command("seed_demo", stdout=io.StringIO())


class Known:
    """Colleagues are there, and no record that the story came to its end (other tests leave real accounts behind)."""

    def __init__(self, is_demo: bool) -> None:
        self.is_demo = is_demo

    def exists(self) -> bool:
        return self.is_demo


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
