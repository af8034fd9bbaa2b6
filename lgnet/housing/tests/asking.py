# SPDX-License-Identifier: AGPL-3.0-or-later
"""Households that ask for a place, as tests need them."""

from datetime import timedelta

from lgnet.casework.actions.open_case import open_case
from lgnet.housing.actions.ask_for_place import Member, ask_for_place
from lgnet.housing.hours import tonight
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person
from tests.cast import fresh_programme

ADULT_WOMAN, ADULT_MAN = Member("adult", "F"), Member("adult", "M")
CHILD = Member("child", "F")


def case_of(name, *, team, by):
    person = register_person(given_name=name, family_name="Fringuello", by=by)
    return open_case(person=person, team=team, programme=fresh_programme(), by=by)


def asked(name, *, team, by, members=(), days_waiting=0, **told):
    """A request for `name` (a woman) and who is with her; `by` follows the case."""
    case = case_of(name, team=team, by=by)
    since = clock.today() - timedelta(days=days_waiting)
    return ask_for_place(
        case=case, members=[Member("adult", told.pop("sex", "F"), case.person), *members],
        wanted_from=told.pop("wanted_from", tonight()), waiting_since=since, by=by, **told,
    )  # fmt: skip
