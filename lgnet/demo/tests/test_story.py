# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demonstration's story: told through the actions, and the same each time."""

from datetime import date
from random import Random

from lgnet.demo.invent import invent


def test_the_same_chance_invents_the_same_people():
    told = [[invent(Random(n), on=date(2026, 3, 1)) for n in range(50)] for _ in range(2)]
    assert told[0] == told[1]
