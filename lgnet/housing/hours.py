# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which night it is, until when a promised bed is kept, from when somebody stays over: hours of seed/nights.yaml."""

from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import yaml

from lgnet.kernel import clock
from lgnet.outreach.models.contact import shift_day

SEED = Path(__file__).parent / "seed" / "nights.yaml"


@cache
def _declared() -> dict:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))


def _hour(name: str, city: str = "") -> time:
    declared = _declared()
    return time.fromisoformat(declared["cities"].get(city, {}).get(name, declared["nights"][name]))


def tonight() -> date:
    """The night that goes on or comes next: until six in the morning it is the one that began the day before."""
    return shift_day(clock.now())


def held_until(*, city: str = "") -> datetime:
    """Until when a bed promised now for tonight is kept. `city`: its slug."""
    declared = _declared()
    minutes = declared["cities"].get(city, {}).get("at_least_minutes", declared["nights"]["at_least_minutes"])
    usual = datetime.combine(tonight(), _hour("held_until", city), clock.ROME)
    return max(usual, clock.now() + timedelta(minutes=minutes))


def overdue_day() -> date:
    """Whoever was to leave on this day, or before, and is still there, stays over."""
    local = clock.now().astimezone(clock.ROME)
    return local.date() if local.time() >= _hour("out_by") else local.date() - timedelta(days=1)
