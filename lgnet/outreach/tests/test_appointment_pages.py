# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of appointments: the calendar, booking in a few taps, what is refused beside its field."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel.actor import Role
from lgnet.network.models import Site
from lgnet.outreach.actions.keep_queue import join_ticket, take_number
from lgnet.outreach.actions.keep_reminder import agree_reminder
from lgnet.outreach.models import Appointment, AppointmentPerson, Reminder
from lgnet.outreach.tests.desk import next_monday
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust.models import AuditEvent
from tests.cast import player


@pytest.fixture
def monday() -> str:
    return next_monday().date().isoformat()


def sent(rita, **told) -> dict:
    plain = {
        "with_whom": f"user:{rita.user.pk}", "minutes": "30", "slot": next_monday().strftime("%Y-%m-%dT%H:%M"),
        "purpose": "documents", "said_name": "Momo", "site": "",
    }  # fmt: skip
    return {**plain, **told}


def post(rita, shop, path="appointments/new/", **told):
    return rita.browser.post(rita.url(path), sent(rita, site=shop.pk, **told))


def test_a_booking_in_three_taps(rita, shop, monday):
    page = rita.browser.get(rita.url("appointments/new/") + f"?day={monday}").content.decode()
    assert page.count('name="slot"') == 7  # six times and another
    answer = post(rita, shop)
    with rita.at_work():
        made = Appointment.objects.get()
        assert made.people.get().said_name == "Momo"
    assert answer["Location"] == rita.url(f"appointments/{made.pk}/")
    shown = rita.browser.get(answer["Location"]).content.decode()
    assert "Momo" in shown and "Documenti e permesso di soggiorno" in shown


def test_another_time_is_written_with_day_and_hour(rita, shop, monday):
    post(rita, shop, slot="", day=monday, hour="11:20")
    with rita.at_work():
        assert Appointment.objects.get().starts_at == next_monday(11, 20)


@pytest.mark.parametrize(
    "told, words",
    [
        ({"slot": ""}, "Scelga un orario"),
        ({"slot": "soon"}, "Scelga un orario"),
        ({"said_name": ""}, "Chi viene?"),
        ({"address": "awa@example.org", "agrees": "on"}, "nessun altro legga"),
        ({"address": "awa@example.org", "is_safe": "on"}, "non ha acconsentito"),
        ({"purpose": "gossip"}, "Scegli"),
    ],
    ids=str,
)
def test_what_is_wrong_stands_on_the_form_and_nothing_is_lost(rita, shop, told, words):
    answer = post(rita, shop, **{"note": "passaporto", **told})
    assert answer.status_code == 422 and words in answer.content.decode()
    assert "passaporto" in answer.content.decode()
    with rita.at_work():
        assert not Appointment.objects.exists() and not Reminder.objects.exists()


def test_a_taken_time_is_refused_with_the_next_free_ones(rita, shop, book):
    with rita.at_work() as by:
        book(by)
    answer = post(rita, shop, said_name="Awa").content.decode()
    assert "ha un altro appuntamento" in answer and "10:30" in answer


def test_free_times_come_as_a_fragment_without_anybodys_name(rita, shop, monday):
    url = rita.url("appointments/free/") + f"?with_whom=user:{rita.user.pk}&minutes=30&day={monday}"
    page = rita.browser.get(url).content.decode()
    assert page.count('type="radio"') == 7 and "<html" not in page
    for odd in ("?with_whom=user:x&minutes=30", "?with_whom=profession:nurse", "?minutes=x"):
        assert rita.browser.get(rita.url("appointments/free/") + odd).content.decode().count("radio") == 1


def test_from_a_person_a_contact_a_request_and_a_number(rita, amina, shop, write, person_of):
    with amina.at_work() as by:
        fatou = person_of("Fatou", languages=["ar"], interpreter_needed=True)
        met = write(by, nickname="Berretto", asks_taking_charge=True)
        asked = met.requests.get()
    with rita.at_work() as by:
        ticket = take_number(site=shop, comes_for="information", by=by)
        join_ticket(ticket=ticket, person=fatou, by=by)
    hours = iter(range(9, 15))
    for path, who in (
        (f"person/{fatou.pk}/", "Fatou"), (f"contact/{met.pk}/", "Berretto"), (f"request/{asked.pk}/", "Berretto"),
        (f"number/{ticket.pk}/", "Fatou"),
    ):  # fmt: skip
        page = rita.browser.get(rita.url(f"appointments/new/{path}")).content.decode()
        assert who in page
        slot = next_monday(next(hours)).strftime("%Y-%m-%dT%H:%M")
        assert post(rita, shop, f"appointments/new/{path}", slot=slot, said_name="").status_code == 302
    with rita.at_work():
        assert AppointmentPerson.objects.filter(person=fatou).count() == 2
        assert AppointmentPerson.objects.filter(contact=met).count() == 2
    person_page = amina.browser.get(amina.url(f"people/{fatou.pk}/")).content.decode()
    assert "Appuntamento alle 09:00" in person_page
    assert "Appuntament" in amina.browser.get(amina.url(f"contacts/{met.pk}/")).content.decode()


def test_the_calendar_of_a_day_and_a_week(rita, amina, book, monday):
    with rita.at_work() as by:
        book(by)
        book(by, starts_at=next_monday(11), operator=amina.user, said_name="Awa")
        book(by, starts_at=next_monday(9) + timedelta(days=2), said_name="Ira")
    day = rita.browser.get(rita.url("appointments/") + f"?day={monday}").content.decode()
    assert "Momo" in day and "Awa" in day and "Ira" not in day
    mine = rita.browser.get(
        rita.url("appointments/") + f"?day={monday}&operator={rita.user.pk}"
    ).content.decode()
    assert "Momo" in mine and "Awa" not in mine
    week = rita.browser.get(rita.url("appointments/") + f"?day={monday}&view=week").content.decode()
    assert "Momo" in week and "Ira" in week
    assert rita.browser.get(rita.url("appointments/") + "?day=soon&site=x&view=year").status_code == 200


def test_a_protected_persons_time_is_taken_without_a_name(
    rita, protector, protecting_team, book, person_of, monday
):
    with protector.at_work() as by:
        fatou = person_of("Fatou")
        hidden = book(by, operator=rita.user, person=fatou)
        protect_person(person=fatou, team=protecting_team, reason="violence", by=by)
    for path in ("appointments/", "appointments/sheet/"):
        page = rita.browser.get(rita.url(path) + f"?day={monday}").content.decode()
        assert "Fatou" not in page and "Occupato" in page and "10:00" in page
        assert "Fatou" in protector.browser.get(protector.url(path) + f"?day={monday}").content.decode()
    assert rita.browser.get(rita.url(f"appointments/{hidden.pk}/")).status_code == 404


def test_what_tells_of_health_is_not_for_every_colleague(rita, bruno, shop, book):
    with rita.at_work() as by:
        made = book(by, purpose="psychologist", note="porta il referto")
    assert "psicologo" in rita.browser.get(rita.url(f"appointments/{made.pk}/")).content.decode()
    told = bruno.browser.get(bruno.url(f"appointments/{made.pk}/")).content.decode()
    assert "psicologo" not in told and "referto" not in told and "Momo" in told


def test_buttons_lead_back_and_say_what_happened(rita, book, monday):
    with rita.at_work() as by:
        made = book(by)
    url = rita.url(f"appointments/{made.pk}/press/came/")
    assert rita.browser.get(url).status_code == 405
    assert rita.browser.post(url, {"then": "calendar"})["Location"] == rita.url(f"appointments/?day={monday}")
    assert rita.browser.post(rita.url(f"appointments/{made.pk}/press/fly/")).status_code == 404
    rita.browser.post(rita.url(f"appointments/{made.pk}/press/take_back/"))
    with rita.at_work():
        assert Appointment.objects.get().state == "booked"


def test_moving_and_calling_off(rita, book):
    with rita.at_work() as by:
        made = book(by)
    moved = sent(rita, slot=next_monday(15).strftime("%Y-%m-%dT%H:%M"))
    answer = rita.browser.post(rita.url(f"appointments/{made.pk}/move/"), moved)
    with rita.at_work():
        new = Appointment.objects.get(instead_of=made)
    assert answer["Location"] == rita.url(f"appointments/{new.pk}/")
    assert f"{new.pk}" in rita.browser.get(rita.url(f"appointments/{made.pk}/")).content.decode()
    off = rita.url(f"appointments/{new.pk}/call-off/")
    assert rita.browser.post(off, {"reason": "closed"}).status_code == 422
    assert rita.browser.post(off, {"called_off_by": "office", "reason": "closed"}).status_code == 302
    with rita.at_work():
        assert Appointment.objects.get(pk=new.pk).reason == "closed"


def test_a_reminder_is_agreed_shown_masked_and_withdrawn(rita, book):
    with rita.at_work() as by:
        made = book(by)
    url = rita.url(f"appointments/{made.pk}/reminder/")
    assert rita.browser.post(url, {"address": "awa@example.org", "agrees": "on"}).status_code == 422
    yes = {"address": "awa@example.org", "agrees": "on", "is_safe": "on"}
    assert rita.browser.post(url, yes).status_code == 302
    page = rita.browser.get(rita.url(f"appointments/{made.pk}/")).content.decode()
    assert "a…@e….org" in page and "awa@example.org" not in page
    rita.browser.post(url + "withdraw/")
    with rita.at_work():
        assert Reminder.objects.get().withdrawn_with == rita.user.pk


def test_who_agreed_once_has_the_address_ready(rita, shop, book, person_of):
    with rita.at_work() as by:
        fatou = person_of("Fatou")
        told = {"address": "fatou@example.org", "agrees": True, "is_safe": True}
        agree_reminder(appointment=book(by, person=fatou), by=by, **told)
    page = rita.browser.get(rita.url(f"appointments/new/person/{fatou.pk}/")).content.decode()
    assert "fatou@example.org" in page


def test_a_city_without_a_place_says_so(rita, sassari):
    Site.objects.filter(city=sassari).delete()
    assert "amministratore" in rita.browser.get(rita.url("appointments/new/")).content.decode()


def test_every_reading_is_written_down(rita, book, person_of, monday):
    with rita.at_work() as by:
        fatou = person_of("Fatou")
        made = book(by, person=fatou)
    rita.browser.get(rita.url("appointments/") + f"?day={monday}")
    rita.browser.get(rita.url("appointments/sheet/") + f"?day={monday}")
    rita.browser.get(rita.url(f"appointments/{made.pk}/"))
    with rita.at_work():
        read = AuditEvent.objects.filter(person_ids__contains=[fatou.pk], by_id=rita.user.pk)
        shown = list(read.values_list("action", flat=True))
    assert shown.count("outreach.calendar_shown") == 2 and "outreach.appointment_opened" in shown


def test_a_full_day_costs_as_many_questions_as_an_empty_one(rita, book, person_of, monday):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(rita.url("appointments/") + f"?day={monday}").status_code == 200
        return len(queries)

    browser = rita.browser
    with rita.at_work() as by:
        book(by, person=person_of("Fatou"))
    asked()  # what a process asks once
    few = asked()
    with rita.at_work() as by:
        for hour in range(11, 18):
            book(by, starts_at=next_monday(hour), person=person_of(f"Awa {hour}"))
    assert asked() == few


def test_the_project_manager_has_no_calendar(sassari):
    manager = player("Paolo", sassari, Role.PROJECT_MANAGER)
    assert manager.browser.get(manager.url("appointments/")).status_code == 403
