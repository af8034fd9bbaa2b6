# SPDX-License-Identifier: AGPL-3.0-or-later
"""A rent supported for a year: decided by one, approved and paid each month by another, to the cent."""

import os
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lgnet.housing.models import HousingStart, RentalSupport
from lgnet.housing.tests.supporting import approved, paid, supported_person
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from tests.cast import player
from tests.papers import photo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SHOTS = os.environ.get("SHOTS")


@pytest.fixture
def livia(sassari, team):
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


@pytest.fixture
def anna(sassari):
    return player("Anna", sassari, Role.ACCOUNTANT)


@pytest.fixture
def fatou(amina, team):
    with amina.at_work() as by:
        return supported_person(by, team)


def look(visitor, name: str) -> None:
    if SHOTS:
        visitor.page.screenshot(path=f"{SHOTS}/{name}-{visitor.width}.png", full_page=True)


@pytest.mark.parametrize("width", [1280, 375])
def test_a_rent_supported_for_a_year(visit, livia, anna, amina, fatou, tmp_path, width):
    today = clock.today()
    begins = today - timedelta(days=350)
    officer = visit(livia, width=width)
    _decide(officer, livia, begins, today)
    receipt = tmp_path / "ricevuta.jpg"
    receipt.write_bytes(photo(size=(600, 400)))
    with livia.at_work():
        support = RentalSupport.objects.get()
        assert (support.instalments.count(), HousingStart.objects.exists()) == (12, False)
    _first_month(visit(anna, width=width), anna, support, begins, receipt)
    _months_between(anna, support, begins)
    _last_month(visit(anna, width=width), anna, support, receipt)
    with livia.at_work():
        assert set(support.instalments.values_list("state", flat=True)) == {"paid"}
        assert HousingStart.objects.get().on == begins + timedelta(days=2)
    _nothing_is_left(officer, livia, support)
    _those_who_follow_know(visit(amina, width=width), amina, fatou)


def _first_month(accountant, anna, support, begins, receipt) -> None:
    accountant.go(anna.url("rent/"))
    look(accountant, "to-approve")
    accountant.picture(f"rent-to-approve-{accountant.width}")
    assert "Diallo" not in accountant.words() and support.number in accountant.words()
    accountant.press("button", "Approva")
    accountant.go(anna.url("rent/?tab=pay"))
    accountant.press("link", "Pagata")
    _pay(accountant, begins + timedelta(days=2), "MAN-1", receipt)
    look(accountant, "paid")


def _months_between(anna, support, begins) -> None:
    """As in the first month; not again by hand."""
    with anna.at_work() as by:
        _, *others, _ = support.instalments.values_list("pk", flat=True)
        for number, instalment_id in enumerate(others):
            approved(instalment_id, by=by)
            paid(instalment_id, by=by, on=begins + timedelta(days=30 * number + 31))


def _last_month(accountant, anna, support, receipt) -> None:
    accountant.go(anna.url(f"rent/{support.pk}/"))
    accountant.press("button", "Approva")
    accountant.press("link", "Pagata")
    _pay(accountant, clock.today(), "MAN-12", receipt)
    expect(accountant.page.get_by_text("4.200,00 € di 4.200,00 €")).to_be_visible()
    look(accountant, "whole-year")


def _nothing_is_left(officer, livia, support) -> None:
    officer.go(livia.url(f"rent/{support.pk}/"))
    officer.picture(f"rent-for-a-year-{officer.width}", full=officer.width == 375)
    look(officer, "officer")
    officer.press("link", "Un’altra rata")
    officer.page.get_by_label("Importo").fill("0,01")
    officer.page.get_by_role("button", name="Salva").click()
    expect(officer.page.get_by_text("ne restano 0").first).to_be_visible()
    officer.judge()
    look(officer, "refused")
    assert officer.page.get_by_label("Importo").input_value() == "0,01"


def _those_who_follow_know(manager, amina, fatou) -> None:
    manager.go(amina.url("cases/my-day/"))
    expect(manager.page.get_by_role("heading", name="Sostegni alla locazione che finiscono")).to_be_visible()
    look(manager, "my-day")
    manager.go(amina.url(f"people/{fatou.pk}/"))
    assert "4.200,00 € pagati di 4.200,00 € decisi" in manager.words()


def _decide(officer, livia, begins, today) -> None:
    officer.go(livia.url("rent/"))
    officer.press("link", "Nuovo sostegno")
    officer.page.get_by_label("Nome").fill("Diallo")
    officer.press("button", "Cerca")
    look(officer, "whose")
    officer.press("link", "Fatou Diallo")
    officer.press("link", "Nuovo contratto")
    form = {
        "Proprietario": "Gino Pinna", "IBAN": "IT60 X054 2811 1010 0000 0123 456", "Canone mensile": "350",
        "Primo giorno del contratto": begins.isoformat(),
        "Ultimo giorno del contratto": (today + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    for label, value in form.items():
        officer.page.get_by_label(label).first.fill(value)
    look(officer, "contract")
    officer.press("button", "Salva")
    decision = {
        "Atto della decisione": "Det. 112/2026", "Deciso il": begins.isoformat(), "Totale deciso": "4.200,00",
        "Ogni rata": "350,001", "Numero di rate": "12", "La prima scade il": begins.isoformat(),
    }  # fmt: skip
    for label, value in decision.items():
        officer.page.get_by_label(label).first.fill(value)
    officer.page.get_by_role("button", name="Salva").click()
    expect(officer.page.get_by_text("Un importo è maggiore di zero").first).to_be_visible()
    officer.judge()
    look(officer, "decision-refused")
    officer.page.get_by_label("Ogni rata").fill("350,00")
    officer.press("button", "Salva")
    look(officer, "decided")


def _pay(accountant, day, reference: str, receipt) -> None:
    accountant.page.get_by_label("Pagata il").fill(day.isoformat())
    accountant.page.get_by_label("Riferimento").fill(reference)
    accountant.page.get_by_label("Ricevuta").set_input_files(receipt)
    accountant.press("button", "Salva")
