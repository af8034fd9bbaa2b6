# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Monday evening, a unit with two stops a night, and the shift of that night."""

from datetime import datetime, time, timedelta

import pytest
import time_machine

from lgnet.kernel.clock import ROME
from lgnet.kernel.ids import new_id
from lgnet.outreach.actions.keep_stop import add_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit
from lgnet.outreach.actions.move_shift import start_shift
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.models import Contact, Shift
from lgnet.people.actions.register_person import register_person

EVENING = datetime(2026, 11, 23, 20, 30, tzinfo=ROME)  # a Monday
TODAY = EVENING.date()


@pytest.fixture
def monday_evening():
    with time_machine.travel(EVENING, tick=False) as clock:
        yield clock


@pytest.fixture
def night_route(city_administrator, team, monday_evening):
    """Each night: the station from 21 to 22, the port from 23:30 to 0:30."""
    with city_administrator.at_work() as by:
        route = add_route(unit=add_unit(name="Camper", team=team, by=by), name="Notte", by=by)
        for weekday in range(7):
            for place, starts, ends in (
                ("Stazione", time(21), time(22)),
                ("Porto", time(23, 30), time(0, 30)),
            ):
                add_stop(
                    route=route, place=place, weekday=weekday, starts_at=starts, ends_at=ends,
                    valid_from=TODAY - timedelta(days=30), by=by,
                )  # fmt: skip
        return route


@pytest.fixture
def tonight(night_route, city_administrator) -> Shift:
    with city_administrator.at_work():
        return Shift.objects.get(day=TODAY)


def rome(hour, minute=0, days=0) -> datetime:
    return datetime.combine(TODAY, time(hour, minute), ROME) + timedelta(days=days)


def met(by, programme, **seen) -> Contact:
    told = {"happened_at": None, "place": "Stazione", "nickname": "Berretto rosso", **seen}
    return record_contact(by=by, programme=programme, idempotency_key=new_id(), **told)


def night_out(by, programme, shift, monday_evening):
    start_shift(shift=shift, by=by)
    monday_evening.move_to(rome(21, 30))
    awa = register_person(by=by, given_name="Awa")
    met(by, programme, person=awa, needs={"food": 2}, mediator_language="fr", mediator_minutes=20)
    met(by, programme, person=awa, needs={"food": 2}, mediator_language="fr", mediator_minutes=15)
    met(by, programme, needs={"food": 2, "health": 3}, missing_language="bn", asks_taking_charge=True)
    met(by, programme, missing_language="bn", follow_up_on=TODAY + timedelta(days=3))
