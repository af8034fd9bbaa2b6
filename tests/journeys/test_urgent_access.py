# SPDX-License-Identifier: AGPL-3.0-or-later
"""At night: somebody whom another team protects needs a hospital. Opened for three hours, told, reviewed, shut."""

from datetime import date

import pytest
from playwright.sync_api import expect

from lgnet.kernel.actor import Role
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from tests.cast import player


@pytest.fixture
def nadia(protector, protecting_team):
    """Seen by the protecting team only."""
    with protector.at_work() as by:
        told = {"given_name": "Nadia", "family_name": "Rovo", "birth_date": date(1999, 2, 3)}
        person = register_person(by=by, languages=["ar"], phone="333 1234567", phone_is_safe=False, **told)
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
    return person


@pytest.mark.browser
def test_a_protected_person_at_night(visit, bruno, protector, sassari, nadia):
    officer = player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)
    unit, her_page = visit(bruno, width=375), bruno.url(f"people/{nadia.pk}/")
    unit.go(bruno.url("people/?q=Nadia+Rovo"))
    expect(unit.page.locator("main")).to_contain_text("non risulta nessuno")
    unit.page.locator(".lg-afterwards a").click()
    unit.judge()
    _fill(unit.page, name="Nadia Rova")
    unit.page.get_by_role("button", name="Apri per tre ore").click()
    expect(unit.page.locator("main")).to_contain_text("Nessuna persona a Lei nascosta")
    expect(unit.page.locator("[name=words]")).to_have_value("Non respira bene, serve l’ospedale")
    unit.page.fill("[name=name]", "Rovo Nadia")
    unit.picture("urgent-access", full=True)
    unit.press("button", "Apri per tre ore", lands_on=f"**{her_page}")
    expect(unit.page.locator("main")).to_contain_text("La persona è aperta a Lei fino alle")

    team = visit(protector, width=1280)
    team.go(protector.url(f"people/{nadia.pk}/"))
    expect(team.page.locator("main")).to_contain_text("Non respira bene")

    desk = visit(officer, width=1280)
    desk.go(officer.url("people/urgent/review/"))
    desk.press("link", "Bruno")
    assert "Nadia" not in desk.words()
    desk.picture("urgent-review")
    desk.page.get_by_text("Non giustificato").click()
    desk.press("button", "Registra l’esame", lands_on="**/urgent/review/")

    assert unit.page.goto(her_page).status == 404


def _fill(page, *, name: str) -> None:
    page.fill("[name=name]", name)
    page.fill("[name=birth_date]", "1999-02-03")
    page.get_by_text("Va accompagnata da un medico").click()
    page.fill("[name=words]", "Non respira bene, serve l’ospedale")
