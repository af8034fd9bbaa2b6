# SPDX-License-Identifier: AGPL-3.0-or-later
"""The unit's nights, whatever the weather of the first one."""

import pytest

from lgnet.demo.town import Town
from lgnet.demo.units import outings
from lgnet.kernel import clock
from lgnet.outreach.models import Stop, StopException
from tests.cast import fresh_programme

RAIN_AT_ONCE = 12
"""Chances among which some first night loses its stop to the weather."""


@pytest.fixture
def town(sassari, team, protecting_team, bruno, amina, protector, project_manager) -> Town:
    return Town(
        sassari, fresh_programme(), team, protecting_team, [bruno.actor], [amina.actor, amina.actor], protector.actor,
        project_manager.actor,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(RAIN_AT_ONCE))
def test_the_unit_is_bought_before_its_first_night_is_planned(town, amina, seed):
    first, second = sorted(outings(town, until=clock.now(), seed=str(seed)), key=lambda step: step.at)[:2]
    for step in (first, second):
        with clock.telling(step.at), amina.at_work():
            step.do(step.by)
    with amina.at_work():
        assert Stop.objects.count() == 21 and StopException.objects.count() <= 1
