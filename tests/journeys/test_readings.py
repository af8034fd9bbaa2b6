# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody who searches far too much, and the data-protection officer who looks into it."""

import re
from datetime import timedelta

import pytest

from lgnet.kernel.actor import Role
from lgnet.trust import reading
from lgnet.trust.models import ReadingHour
from tests.cast import player

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def delia(sassari):
    return player("Delia", sassari, Role.DATA_PROTECTION_OFFICER)


def read(by, *, amount: int, ago: int = 0, kind: str = "search") -> None:
    with by.at_work():
        hour = reading.this_hour() - timedelta(hours=ago)
        ReadingHour.objects.create(by_id=by.user.pk, kind=kind, hour=hour, amount=amount)


@pytest.mark.parametrize("width", [375, 1280])
def test_an_unusual_reading_is_reviewed(visit, delia, amina, bruno, width):
    read(amina, amount=74, ago=20)
    read(bruno, amount=310, ago=44, kind="export")
    officer = visit(delia, width=width)
    officer.go(delia.url())
    assert "/readings/" in officer.page.url
    officer.picture("readings")
    officer.press("link", "Bruno", lands_on="**/readings/*-*/")
    officer.page.get_by_text("Giustificato", exact=True).click()
    officer.page.get_by_label("Nota").fill("prot. 118/2026")
    officer.picture("reading")
    officer.press("button", "Registra l’esame")
    assert "Amina" in officer.words() and "Bruno" not in officer.words()
    officer.press("link", "Tutte")
    assert "Giustificato" in officer.words()
    officer.press("link", "Riepilogo")
    assert "310" in officer.words()
    officer.picture("reading-totals")


@pytest.mark.parametrize("width", [375, 1280])
def test_a_search_too_many_waits_or_is_let_go_on(visit, delia, amina, width):
    read(amina, amount=200)
    desk, officer = visit(amina, width=width), visit(delia, width=width)
    desk.go(amina.url("people/"))
    desk.page.get_by_label("Nome, telefono").press_sequentially("fatou", delay=60)
    desk.page.get_by_text("Ha cercato 200 volte").wait_for()
    desk.judge()
    desk.picture("search-too-many")
    assert desk.page.get_by_label("Nome, telefono").input_value() == "fatou"
    officer.go(delia.url("readings/"))
    officer.press("link", re.compile("^Amina$"), lands_on="**/readings/*-*/")
    officer.press("button", "Togli il limite")
    desk.page.get_by_role("button", name="Cerca").click()
    desk.page.get_by_text("Nessuno nella").or_(desk.page.get_by_text("Nessuna persona")).first.wait_for()
    desk.judge()
