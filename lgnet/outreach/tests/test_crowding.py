# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appointments by profession: more at a time than there are colleagues of it is said on the page, never refused."""

from datetime import timedelta

import pytest

from lgnet.kernel.actor import Role
from lgnet.network.models import TeamMember
from lgnet.outreach.crowding import crowd_at
from lgnet.outreach.tests.desk import next_monday
from tests.cast import player

HALF = timedelta(minutes=30)


@pytest.fixture
def lawyer(sassari, team):
    colleague = player("Lia", sassari, Role.CASE_MANAGER)
    TeamMember.objects.create(team=team, user=colleague.user, profession="legal_operator")
    return colleague


def by_profession(book, by, name: str, **told):
    return book(by, operator=None, profession="legal_operator", said_name=name, **told)


def test_as_many_as_there_are_colleagues_is_no_crowd(rita, book, lawyer):
    with rita.at_work() as by:
        first = by_profession(book, by, "Awa")
        after = by_profession(book, by, "Moussa", starts_at=next_monday() + HALF)
        assert crowd_at(first) is None and crowd_at(after) is None


def test_one_more_is_said_on_the_page_of_both(rita, book, lawyer):
    with rita.at_work() as by:
        both = [by_profession(book, by, name) for name in ("Awa", "Moussa")]
        for one in both:
            crowd = crowd_at(one)
            assert (crowd.at_once, crowd.colleagues) == (2, 1)
    page = rita.browser.get(rita.url(f"appointments/{both[1].pk}/")).content.decode()
    assert "Troppi a quest’ora" in page and "1 collega" in page


def test_who_is_named_takes_her_own_time(rita, book, lawyer):
    with rita.at_work() as by:
        book(by, operator=lawyer.user, said_name="Awa")
        named_none = by_profession(book, by, "Moussa")
        assert crowd_at(named_none).at_once == 2
        other = book(by, operator=rita.user, said_name="Ousmane")  # another profession
        assert crowd_at(other) is None and crowd_at(named_none).at_once == 2


def test_two_one_after_the_other_within_a_long_one_need_one_colleague_more(rita, book, lawyer):
    with rita.at_work() as by:
        long = by_profession(book, by, "Awa", minutes=60)
        for place in range(2):
            by_profession(book, by, f"Gast {place}", starts_at=next_monday() + HALF * place)
        assert crowd_at(long).at_once == 2


def test_nobody_of_the_profession_is_said_too(rita, book):
    with rita.at_work() as by:
        alone = by_profession(book, by, "Awa")
        assert (crowd_at(alone).at_once, crowd_at(alone).colleagues) == (1, 0)
    page = rita.browser.get(rita.url(f"appointments/{alone.pk}/")).content.decode()
    assert "nessuno ha questa professione" in page


def test_a_colleague_of_another_city_or_who_left_does_not_count(rita, book, lawyer, torino, torino_team):
    elsewhere = player("Lino", torino, Role.CASE_MANAGER)
    TeamMember.objects.create(team=torino_team, user=elsewhere.user, profession="legal_operator")
    with rita.at_work() as by:
        pair = [by_profession(book, by, name) for name in ("Awa", "Moussa")]
        assert crowd_at(pair[0]).colleagues == 1
    TeamMember.objects.filter(user=lawyer.user).update(ended_at=next_monday())
    with rita.at_work():
        assert crowd_at(pair[0]).colleagues == 0
