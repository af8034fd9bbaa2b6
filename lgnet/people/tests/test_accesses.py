# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of who opened a record: what somebody did several times in a row is told once, with how often."""

import pytest

from lgnet.kernel.actor import Role
from lgnet.people.queries.accesses import accesses_of, told
from lgnet.people.tests.browsing import page, shows
from tests.cast import player


@pytest.fixture
def officer(sassari):
    return player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)


def lines(player, person):
    with player.at_work():
        return [one for one in told(accesses_of(person), person) if one.what == "Opened the record"]


def test_who_opens_it_again_and_again_is_one_line_until_another_does(amina, bruno, officer, somebody):
    for who in (amina, amina, bruno, amina):
        page(who, f"{somebody.pk}/")
    told_of = [(one.who, one.times) for one in lines(officer, somebody)]
    assert told_of == [(amina.user.name, 1), (bruno.user.name, 1), (amina.user.name, 2)]
    assert shows(page(officer, f"{somebody.pk}/accesses/"), "2 times")


def test_a_line_for_several_tells_the_first_time_and_the_last(amina, officer, somebody):
    for _turn in range(3):
        page(amina, f"{somebody.pk}/")
    [line] = lines(officer, somebody)
    assert line.times == 3 and line.first_at < line.at
