# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes no sense of a stay is refused: nobody named, kept too long, impossible days, reasons of another move."""

from datetime import datetime

import pytest

from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.actions.confirm_stay import confirm_stay
from lgnet.housing.actions.depart import depart
from lgnet.housing.actions.prolong_stay import change_leaving
from lgnet.housing.stay_errors import (
    HeldTooLong,
    NobodyNamed,
    NotAReason,
    NotForHer,
    NotThatDay,
    StayIsOver,
    StayMovedMeanwhile,
)
from lgnet.housing.tests.test_stays import day, evening
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person


@pytest.fixture
def beds(livia, house):
    with livia.at_work() as by:
        return house(by, beds=2)[1]


@pytest.fixture
def people(amina):
    with amina.at_work() as by:
        told = (("Fatou", "F"), ("Modou", "M"))
        return [register_person(by=by, given_name=name, sex=sex) for name, sex in told]


@pytest.fixture
def arrived(livia, beds, people):
    with evening(0), livia.at_work() as by:
        stay = book_stay(bed=beds[0], person=people[0], first_night=day(0), leaves_on=day(10), by=by)
        return arrive(stay=stay, by=by)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"called": "  "}, NobodyNamed),
        ({"called": "Berretto", "provisional_until": datetime(2026, 5, 9, tzinfo=clock.ROME)}, HeldTooLong),
    ],
)
def test_what_makes_no_sense_is_refused(livia, beds, told, refusal):
    with evening(0), livia.at_work() as by, pytest.raises(refusal):
        book_stay(bed=beds[0], first_night=day(0), leaves_on=day(1), by=by, **told)


def test_days_and_reasons_that_make_no_sense_are_refused(livia, arrived):
    with evening(2), livia.at_work() as by:
        for on in (day(-1), day(3)):
            with pytest.raises(NotThatDay):
                depart(stay=arrived, reason="gone", on=on, by=by)
        with pytest.raises(NotAReason):
            depart(stay=arrived, reason="lapsed", by=by)
        with pytest.raises(StayIsOver):
            change_leaving(stay=arrived, leaves_on=day(2), by=by)
        with pytest.raises(StayMovedMeanwhile):
            confirm_stay(stay=arrived, by=by)


def test_a_room_for_women_is_not_given_to_a_man(livia, house, people):
    with evening(0), livia.at_work() as by:
        room = house(by, beds=2, name="Casa Rosa", for_whom="women")[1]
        with pytest.raises(NotForHer):
            book_stay(bed=room[0], person=people[1], first_night=day(0), leaves_on=day(1), by=by)
        book_stay(bed=room[0], person=people[0], first_night=day(0), leaves_on=day(1), by=by)
