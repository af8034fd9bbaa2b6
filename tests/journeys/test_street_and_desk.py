# SPDX-License-Identifier: AGPL-3.0-or-later
"""A night with the mobile unit, on a phone; and a morning at the desk of a one-stop shop."""

import re
from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import expect

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.clock import ROME
from lgnet.kernel.ids import new_id
from lgnet.network.models import Site
from lgnet.outreach.actions.keep_stop import add_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.jobs import remind_city
from lgnet.outreach.models import Appointment, Contact, ReminderSent, Shift, Ticket
from lgnet.outreach.tests.post_office import open_post_office
from lgnet.people.actions.register_person import register_person
from lgnet.trust import tenancy
from tests.cast import player

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def stop_of_now(city_administrator, team):
    """The unit stands at the station from an hour ago to in an hour, and then at a place that is not public.

    Between 6 and 7 it came at 6: what begins before is of the night before, on another shift.
    """
    now = clock.now().astimezone(ROME).replace(minute=0, second=0, microsecond=0)
    came = now if now.hour == 6 else now - timedelta(hours=1)
    with city_administrator.at_work() as by:
        unit = add_unit(name="Camper della notte", team=team, by=by)
        route = add_route(unit=unit, name="Notte in centro", by=by)
        for place, begins, public in (
            ("Stazione ferroviaria", came, True),
            ("Predda Niedda", came + timedelta(hours=2), False),
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


def _remind(city, settings, *, at: datetime) -> list:
    """The worker's job at a time to come, with a mail server on this machine: the letters. Today's worker has nothing
    to send."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with open_post_office() as office:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        with tenancy.in_city(city.pk, teams=tenancy.EVERY_TEAM):
            remind_city(city, at=at)
        return list(office.letters)


def _take_a_number(desk, rita) -> None:
    """Somebody comes, gets a number, and is found by her name."""
    desk.go(rita.url("queue/"))
    _choose(desk, "Prima volta qui")
    desk.press("button", "Dai il numero")
    desk.press("link", re.compile("^Numero 1$"))
    desk.page.get_by_role("searchbox").fill("canarino")
    desk.press("button", re.compile("È questa persona"))


def _book(desk, at: datetime) -> None:
    """With a reminder agreed."""
    desk.press("link", "Fissa un appuntamento")
    _choose(desk, "Un altro orario")
    desk.page.get_by_label("Giorno", exact=True).fill(f"{at:%Y-%m-%d}")
    desk.page.get_by_label("Ora", exact=True).fill(f"{at:%H:%M}")
    desk.page.get_by_label("E-mail per il promemoria").fill("awa@example.org")
    _choose(desk, "La persona acconsente")
    _choose(desk, "Nessun altro legge")
    desk.picture("desk-book", full=True)
    desk.press("button", "Fissa")


def test_an_appointment_from_the_queue_to_the_day_she_comes(visit, sassari, team, settings):
    rita = player("Rita", sassari, Role.DESK_OPERATOR, team=team)
    Site.objects.create(city=sassari, kind="one_stop_shop", name="Sportello centro", address="Via Zara 2")
    with rita.at_work() as by:
        register_person(by=by, given_name="Awa", family_name="Canarino", languages=["fr"])
    desk = visit(rita)
    in_some_hours = (clock.now() + timedelta(hours=30)).astimezone(ROME)
    _take_a_number(desk, rita)
    _book(desk, in_some_hours)
    expect(desk.page.get_by_role("heading", name="Awa Canarino")).to_be_visible()
    desk.picture("desk-appointment")

    ((to, letter),) = _remind(sassari, settings, at=clock.now() + timedelta(hours=10))
    assert to == "awa@example.org" and "Canarino" not in letter.as_string()
    with rita.at_work():
        assert ReminderSent.objects.get().state == "sent"
    desk.page.reload()
    assert "Il giorno prima: Inviato" in desk.words() and "awa@" not in desk.words()

    phone = visit(rita, width=375)
    phone.go(rita.url(f"appointments/?day={in_some_hours:%Y-%m-%d}"))
    expect(phone.page.locator(".lg-on-phone")).to_be_visible()
    expect(phone.page.locator(".lg-grid.lg-on-desk")).to_be_hidden()
    phone.picture("desk-calendar-phone")
    desk.go(rita.url(f"appointments/?day={in_some_hours:%Y-%m-%d}"))
    desk.page.locator(".lg-grid.lg-on-desk").get_by_role(
        "button", name=re.compile("È arrivata la persona")
    ).click()
    desk.judge()
    with rita.at_work():
        assert Appointment.objects.get().state == "came"


def test_the_address_of_a_calendar_is_shown_once(visit, sassari, team):
    rita = player("Rita", sassari, Role.DESK_OPERATOR, team=team)
    phone = visit(rita, width=375)
    phone.go(rita.url("appointments/calendars/"))
    phone.press("button", "Crea un indirizzo")
    address = phone.page.locator("code").inner_text()
    answer = phone.page.request.get(address)
    assert answer.status == 200 and answer.text().startswith("BEGIN:VCALENDAR")
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.press("button", "Chiudi")
    assert phone.page.request.get(address).status == 404


def test_what_the_project_manager_learns_of_mediation(visit, project_manager, bruno, programme):
    with bruno.at_work() as by:
        for language in ("bn", "bn", "ti"):
            record_contact(
                by=by, programme=programme, happened_at=None, place="Stazione", idempotency_key=new_id(),
                nickname="Momo", missing_language=language,
            )  # fmt: skip
    wide = visit(project_manager)
    wide.go(project_manager.url("contacts/mediation/"))
    assert "Bengalese" in wide.words() and "Momo" not in wide.words()
    wide.picture("mediation")
    visit(project_manager, width=375).go(project_manager.url("contacts/mediation/"))
