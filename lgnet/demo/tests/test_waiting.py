# SPDX-License-Identifier: AGPL-3.0-or-later
"""Households of the story wait for a place, one is moved by hand, and a suggestion is there: the same each time."""

import pytest

from lgnet.casework.actions.open_case import open_case
from lgnet.demo.houses import houses
from lgnet.demo.telling import tell
from lgnet.demo.tests.test_houses import FIRST, UNTIL, town  # noqa: F401
from lgnet.demo.waiting import ASKED, wait_for_places
from lgnet.housing.models import Apart, Assignment, HousingRequest, ListMove, Stay, Suggestion
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person
from tests.cast import fresh_programme


@pytest.fixture
def told(town, amina, team):  # noqa: F811
    tell(list(houses(town, first_day=FIRST, until=UNTIL)), done=lambda step: None)
    with clock.telling(UNTIL), amina.at_work() as by:
        for number in range(len(ASKED)):
            person = register_person(given_name=f"Persona {number}", sex="FM"[number % 2], by=by)
            open_case(person=person, team=team, programme=fresh_programme(), by=by)
    wait_for_places(town, last=UNTIL)


def test_some_wait_and_a_suggestion_is_there(told, amina):
    with amina.at_work():
        assert HousingRequest.objects.count() == len(ASKED)
        assert ListMove.objects.get().to_place <= 2 and Apart.objects.count() == 1
        run = Assignment.objects.get()
        assert run.state == "ready" and run.placed >= 4
        assert Suggestion.objects.exclude(unit=None).count() == run.placed and not Stay.objects.exists()
