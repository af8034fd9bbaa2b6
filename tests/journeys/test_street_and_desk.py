# SPDX-License-Identifier: AGPL-3.0-or-later
"""A night with the mobile unit, on a phone; and a morning at the desk of a one-stop shop."""

import re
from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import expect

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.clock import ROME
from lgnet.network.models import Site
from lgnet.outreach.actions.keep_stop import add_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit
from lgnet.outreach.models import Contact, Shift, Ticket
from lgnet.people.actions.register_person import register_person
from tests.cast import player

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def stop_of_now(city_administrator, team):
    """The unit stands at the station from an hour ago to in an hour, and then at a place that is not public."""
    now = clock.now().astimezone(ROME).replace(minute=0, second=0, microsecond=0)
    with city_administrator.at_work() as by:
        unit = add_unit(name="Camper della notte", team=team, by=by)
        route = add_route(unit=unit, name="Notte in centro", by=by)
        for place, begins, public in (
            ("Stazione ferroviaria", now - timedelta(hours=1), True),
            ("Predda Niedda", now + timedelta(hours=1), False),
        ):
            _stop(route, place, begins, public, by=by)
        return unit


def _stop(route, place: str, begins: datetime, public: bool, *, by) -> None:
    ends: time = (begins + timedelta(hours=2)).time()
    add_stop(
        route=route, place=place, weekday=begins.weekday(), starts_at=begins.time(), ends_at=ends, is_public=public,
        valid_from=begins.date() - timedelta(days=1), hint="davanti all'edicola", by=by,
    )  # fmt: skip


def _choose(visitor, label: str) -> None:
    """As with a thumb: the words, not the circle beside them."""
    visitor.page.locator("label", has_text=label).first.click()


def test_a_night_shift(visit, bruno, stop_of_now):
    phone = visit(bruno, width=375)
    phone.go(bruno.url("contacts/"))
    phone.press("button", "Cominciamo", lands_on=re.compile("/contacts/$"))
    assert "Turno in corso" in phone.words() and "Ora è qui: Stazione ferroviaria" in phone.words()
    phone.picture("street-shift")
    phone.press("link", "Nuovo contatto")
    expect(phone.page.get_by_role("radio", name="Stazione ferroviaria")).to_be_checked()
    phone.page.get_by_label("Nome o soprannome").fill("Berretto rosso")
    phone.press("button", "Salva il contatto")
    phone.go(bruno.url("contacts/"))
    phone.press("link", "Termina il turno")
    phone.page.get_by_label("Chilometri").fill("23,5")
    phone.press("button", "Termina il turno")
    assert "23,5" in phone.words() and "Com’è andata" in phone.words()
    phone.picture("street-shift-ended", full=True)
    with bruno.at_work():
        (contact,) = Contact.objects.all()
        assert (
            contact.shift == Shift.objects.get(state="ended") and contact.stop.place == "Stazione ferroviaria"
        )


def test_the_week_of_the_unit(visit, city_administrator, stop_of_now):
    wide = visit(city_administrator)
    wide.go(city_administrator.url("units/"))
    assert "Ora è qui: Stazione ferroviaria" in wide.words()
    wide.press("link", "Camper della notte")
    wide.picture("units-unit")
    wide.press("link", re.compile("Non come al solito"))
    _choose(wide, "La fermata non si fa")
    wide.press("button", "Salva")
    assert "Annullata" in wide.words()


def test_a_morning_at_the_desk(visit, sassari, team):
    rita = player("Rita", sassari, Role.DESK_OPERATOR, team=team)
    Site.objects.create(city=sassari, kind="one_stop_shop", name="Sportello centro")
    with rita.at_work() as by:
        register_person(by=by, given_name="Awa", family_name="Canarino")
    desk = visit(rita)
    desk.go(rita.url("queue/"))
    for reason in ("Documenti e moduli", "Prima volta qui", "Informazioni"):
        _choose(desk, reason)
        if reason == "Prima volta qui":
            _choose(desk, "Passa prima")
        desk.press("button", "Dai il numero")
    desk.press("button", "Chiama il prossimo")
    assert "con lei" in desk.words() and "2 in attesa" in desk.words()
    desk.picture("desk-queue")
    desk.press("link", re.compile("^Numero 2$"))
    desk.page.get_by_role("searchbox").fill("kanarino")
    desk.press("button", re.compile("È questa persona"))
    assert "Awa Canarino" in desk.words()
    desk.press("button", "Fatto")
    assert "1 servito" in desk.words()
    with rita.at_work():
        assert Ticket.objects.get(state="served").number == 2, "she came first"
