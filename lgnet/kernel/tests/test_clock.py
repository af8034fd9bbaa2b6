# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime

import time_machine

from lgnet.kernel import clock


def test_the_day_is_the_day_in_italy():
    with time_machine.travel(datetime(2026, 6, 30, 22, 30, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 7, 1)
    with time_machine.travel(datetime(2026, 12, 31, 22, 30, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 12, 31)


def test_a_story_has_its_own_time_and_gives_it_back():
    then = datetime(2025, 1, 31, 9, tzinfo=UTC)
    with clock.telling(then):
        assert clock.now() == then
        with clock.telling(then.replace(day=1)):
            assert clock.today() == date(2025, 1, 1)
        assert clock.now() == then
    assert clock.now() > then
