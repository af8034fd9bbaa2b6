# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sleeps in the story's houses: nobody twice, one a day longer than agreed, one kept a bed by the mobile unit."""

from datetime import timedelta

from lgnet.casework.actions.open_case import open_case
from lgnet.demo.houses import houses
from lgnet.demo.nights import nights
from lgnet.demo.telling import tell
from lgnet.demo.tests.test_houses import FIRST, UNTIL, town  # noqa: F401
from lgnet.housing.models import Stay
from lgnet.housing.tests.recount import disagreements
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person


def test_people_move_in_leave_stay_over_and_are_kept_a_bed(town, amina, team):  # noqa: F811
    with clock.telling(UNTIL - timedelta(days=60)), amina.at_work() as by:
        for number in range(6):
            person = register_person(by=by, given_name=f"Ospite {number}", sex="FM"[number % 2])
            open_case(person=person, team=team, programme=town.programme, by=by)
    told = [*houses(town, first_day=FIRST, until=UNTIL), *nights(town, first_day=FIRST, until=UNTIL)]
    tell(sorted(told, key=lambda step: step.at), done=lambda step: None)
    with amina.at_work(), clock.telling(UNTIL):
        stays = list(Stay.objects.all())
        assert sorted(stay.state for stay in stays) == [
            "arrived", "arrived", "arrived", "confirmed", "departed", "provisional",
        ]  # fmt: skip
        assert [stay.stays_over for stay in stays].count(True) == 1
        assert disagreements() == []
