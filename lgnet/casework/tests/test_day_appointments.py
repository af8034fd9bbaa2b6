# SPDX-License-Identifier: AGPL-3.0-or-later
"""My appointments of today stand on My day, until somebody says how they went."""

from datetime import timedelta

import time_machine

from lgnet.casework.slots import my_day
from lgnet.outreach.actions.move_appointment import say_came
from lgnet.outreach.tests.desk import book, next_monday, shop
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person

__all__ = ["book", "shop"]  # fixtures of a desk


def words(player) -> list[tuple[str, str]]:
    with player.at_work() as by:
        (section,) = [one for one in my_day(by, player.city) if one.section.name == "appointments"]
        return [(line.words, line.tone) for line in section.lines]


def test_mine_of_today_are_there_until_they_are_told(amina, bruno, book):
    nine = next_monday(9)
    ten, eleven = nine + timedelta(hours=1), nine + timedelta(hours=2)
    with time_machine.travel(nine, tick=False) as moment:
        with amina.at_work() as by:
            first = book(by, starts_at=ten)
            book(by, starts_at=eleven, said_name="Awa")
            book(by, starts_at=ten, operator=bruno.user, said_name="Ira")
            book(by, starts_at=ten + timedelta(days=1), said_name="Li")
        assert words(amina) == [("10:00 Momo", "neutral"), ("11:00 Awa", "neutral")]
        moment.move_to(eleven)
        assert words(amina)[0] == ("10:00 Momo", "warning")
        with amina.at_work() as by:
            say_came(appointment=first, by=by)
        assert words(amina) == [("11:00 Awa", "neutral")]


def test_a_person_protected_from_me_is_not_named(amina, protector, protecting_team, book):
    nine = next_monday(9)
    with time_machine.travel(nine, tick=False):
        with protector.at_work() as by:
            fatou = register_person(given_name="Fatou", by=by)
            book(by, operator=amina.user, person=fatou, starts_at=nine + timedelta(hours=1))
            protect_person(person=fatou, team=protecting_team, reason="violence", by=by)
        assert words(amina) == []
