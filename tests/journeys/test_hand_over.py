# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody goes on leave: her whole caseload goes to a colleague in one press, and comes back in one."""

import pytest
from playwright.sync_api import expect

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.open_case import open_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.people.actions.register_person import register_person
from tests.cast import player

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NAMES = ("Fatou", "Lamin")


@pytest.fixture
def rosa(sassari, team):
    return player("Rosa", sassari, Role.CASE_MANAGER, team=team)


@pytest.fixture
def caseload(amina, team):
    with amina.at_work() as by:
        people = [register_person(given_name=name, family_name="Sow", by=by) for name in NAMES]
        cases = [open_case(person=person, team=team, by=by) for person in people]
        add_task(what="Chiamare la Questura", due_on=clock.today(), case=cases[0], by=by)
    return cases


@pytest.mark.parametrize("width", [1280, 375])
def test_a_caseload_is_handed_over_and_comes_back(visit, amina, rosa, caseload, width):
    giver, taker = visit(amina, width=width), visit(rosa, width=width)
    taker.go(rosa.url("cases/my-day/"))
    assert "Chiamare la Questura" not in taker.words()
    page = giver.go(amina.url("cases/handover/"))
    expect(page.locator("#handed")).to_contain_text("Fatou Sow")
    page.get_by_label("Chi li prende").select_option(label="Rosa")
    page.get_by_label("Perché").fill("Congedo")
    giver.press("button", "Passa i casi")
    assert "2 " in giver.words() and "Amina → Rosa" in giver.words()
    taker.go(rosa.url("cases/my-day/"))
    assert "Chiamare la Questura" in taker.words()
    taker.go(rosa.url(f"cases/{caseload[1].pk}/"))
    assert "Amina → Rosa" in taker.words()
    giver.press("button", "Annulla")
    expect(page.locator("main")).to_contain_text("annullato")
    taker.go(rosa.url("cases/my-day/"))
    assert "Chiamare la Questura" not in taker.words()
