# SPDX-License-Identifier: AGPL-3.0-or-later
"""The houses of the story are there from the first day, and free tonight is what nothing takes."""

from datetime import UTC, date, datetime

import pytest

from lgnet.demo.houses import CO_HOUSING, DORMITORY, HOMES, SHELTER, houses
from lgnet.demo.telling import tell
from lgnet.demo.town import Town
from lgnet.housing.models import Property, RunningCost, Void, Works
from lgnet.housing.queries.houses import on_night
from lgnet.housing.whereabouts import whereabouts
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from tests.cast import fresh_programme, player

UNTIL = datetime(2026, 5, 20, 18, tzinfo=UTC)
FIRST = date(2025, 9, 1)


@pytest.fixture
def town(sassari, team, protecting_team, bruno, amina, project_manager) -> Town:
    officer = player("Livia", sassari, Role.HOUSING_OFFICER, team=team)
    guard = player("Giada", sassari, Role.CASE_MANAGER, Role.HOUSING_OFFICER, team=protecting_team)
    return Town(
        sassari, fresh_programme(), team, protecting_team, [bruno.actor], [amina.actor], guard.actor,
        project_manager.actor, housing_officer=officer.actor,
    )  # fmt: skip


def test_four_houses_with_works_a_void_and_costs(town, amina):
    tell(list(houses(town, first_day=FIRST, until=UNTIL)), done=lambda step: None)
    with amina.at_work(), clock.telling(UNTIL):
        homes = {home.name: home for home in Property.objects.all()}
        assert set(homes) == {SHELTER, CO_HOUSING, HOMES, DORMITORY}
        tonight = on_night(UNTIL.date(), houses=[home.pk for home in homes.values()])
        assert [tonight[homes[name].pk].free for name in (SHELTER, CO_HOUSING, HOMES, DORMITORY)] == [
            4,
            7,
            9,
            8,
        ]
        assert Works.objects.get().state == "under_way" and Void.objects.count() == 1
        assert RunningCost.objects.count() == 3 * 3 * 6
        assert whereabouts(homes[SHELTER]) is None and whereabouts(homes[HOMES])


def test_a_story_of_some_days_has_houses_too(town, amina):
    first = date(2026, 5, 12)
    tell(list(houses(town, first_day=first, until=UNTIL)), done=lambda step: None)
    with amina.at_work():
        assert Property.objects.count() == 4 and not RunningCost.objects.exists()
