# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of contacts by need and by unit: what may not be read can't be asked for."""

import pytest

from lgnet.outreach.actions.move_shift import start_shift
from lgnet.outreach.tests.night import met, rome


@pytest.fixture
def contacts(tonight, bruno, programme, monday_evening):
    with bruno.at_work() as by:
        met(by, programme, nickname="Pane", needs={"food": 2})
        start_shift(shift=tonight, by=by)
        monday_evening.move_to(rome(21, 30))
        met(by, programme, nickname="Malato", needs={"health": 3})


def listed(who, query: str) -> set[str]:
    words = who.browser.get(who.url(f"contacts/?{query}")).content.decode()
    return {name for name in ("Pane", "Malato") if name in words}


def test_by_need(contacts, bruno, amina):
    assert listed(bruno, "need=food") == {"Pane"}
    assert listed(amina, "need=health") == {"Malato"}, "who decides on requests reads all needs"


def test_a_need_one_may_not_read_can_not_be_asked_for(contacts, bruno):
    assert listed(bruno, "need=health") == {"Pane", "Malato"}, "asked for in the address it filters nothing"
    assert 'value="health"' not in bruno.browser.get(bruno.url("contacts/")).content.decode()


def test_by_unit(contacts, bruno, tonight):
    assert listed(bruno, f"unit={tonight.unit_id}") == {"Malato"}
    assert listed(bruno, "unit=") == {"Pane", "Malato"}
