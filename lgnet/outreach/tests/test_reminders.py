# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reminders by e-mail, through a real mail server on this machine: agreed, sent once, with nobody's name in them."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from lgnet.kernel import clock
from lgnet.outreach.actions.keep_reminder import agree_reminder, withdraw_reminder
from lgnet.outreach.actions.move_appointment import call_off, move_appointment
from lgnet.outreach.actions.send_reminders import send_reminder
from lgnet.outreach.appointment_errors import (
    AddressKnownUnsafe,
    AddressNotSafe,
    NotAnAddress,
    NothingToWithdraw,
    ReminderNotAgreed,
)
from lgnet.outreach.appointments import safe_address
from lgnet.outreach.jobs import remind_city
from lgnet.outreach.models import Reminder, ReminderSent
from lgnet.outreach.tests.desk import next_monday
from lgnet.outreach.tests.post_office import open_post_office
from lgnet.people.actions.keep_contact_point import add_contact_point
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent

ADDRESS = "awa.canarino@example.org"
YES = {"address": ADDRESS, "agrees": True, "is_safe": True}
AT = next_monday(10)


@pytest.fixture
def post_office(settings):
    with open_post_office() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        yield office


@pytest.fixture
def job(sassari):
    """`job(before=timedelta(hours=20))`: the job runs so long before Monday at ten."""

    def run(*, before: timedelta) -> None:
        with time_machine.travel(AT - before, tick=False), as_the_job(sassari):
            remind_city(sassari, at=clock.now())

    return run


@contextmanager
def as_the_job(city):
    with tenancy.in_city(city.pk, teams=tenancy.EVERY_TEAM):
        yield


def agreed(rita, book, **told):
    with rita.at_work() as by:
        appointment = book(by, starts_at=AT, **told)
        agree_reminder(appointment=appointment, by=by, **YES)
        return appointment


def states(player) -> list[tuple[str, str]]:
    with player.at_work():
        return sorted((one.kind, one.state) for one in ReminderSent.objects.all())


# --- agreeing


@pytest.mark.parametrize(
    "told, problem",
    [
        ({"agrees": False}, ReminderNotAgreed),
        ({"is_safe": False}, AddressNotSafe),
        ({"address": "awa"}, NotAnAddress),
    ],
    ids=str,
)
def test_without_consent_or_safety_no_address_is_kept(rita, book, told, problem):
    with rita.at_work() as by:
        appointment = book(by)
        with pytest.raises(problem):
            agree_reminder(appointment=appointment, by=by, **{**YES, **told})
        assert not Reminder.objects.exists()


def test_it_is_written_who_agreed_with_whom_and_when_it_was_withdrawn(rita, amina, book):
    appointment = agreed(rita, book)
    with amina.at_work() as by:
        withdraw_reminder(appointment=appointment, by=by)
        kept = Reminder.objects.get()
        assert (kept.agreed_with, kept.withdrawn_with) == (rita.user.pk, amina.user.pk)
        assert kept.agreed_at <= kept.withdrawn_at
        actions = set(AuditEvent.objects.values_list("action", flat=True))
        assert {"outreach.reminder_agreed", "outreach.reminder_withdrawn"} <= actions
        with pytest.raises(NothingToWithdraw):
            withdraw_reminder(appointment=appointment, by=by)


def test_withdrawn_once_it_is_withdrawn_for_all_her_appointments(rita, book, person_of, post_office, job):
    with rita.at_work() as by:
        fatou = person_of("Fatou")
        for hour in (10, 12):
            appointment = book(by, person=fatou, starts_at=AT.replace(hour=hour))
            agree_reminder(appointment=appointment, by=by, **YES)
        assert withdraw_reminder(appointment=appointment, by=by) == 2
    job(before=timedelta(hours=20))
    assert post_office.letters == []


# --- sending


def test_the_day_before_and_two_hours_before_each_once(rita, book, post_office, job):
    agreed(rita, book)
    job(before=timedelta(hours=30))
    assert post_office.letters == []  # too early
    for hours in (23, 22, 2, 1.5, 1):
        job(before=timedelta(hours=hours))
    assert [to for to, _ in post_office.letters] == [ADDRESS, ADDRESS]
    assert states(rita) == [("day_before", "sent"), ("two_hours", "sent")]
    job(before=timedelta(hours=-1))  # it is over
    assert len(post_office.letters) == 2


def test_nothing_of_the_person_is_in_the_letter(rita, shop, book, person_of, post_office, job):
    with rita.at_work():
        fatou = person_of("Fatou", family_name="Canarino", phone="333 1234567")
    agreed(
        rita, book, person=fatou, purpose="psychologist", note="referto", language="ar", operator=rita.user
    )
    job(before=timedelta(hours=23))
    ((_, letter),) = post_office.letters
    body = letter.get_content()
    whole = f"{letter['Subject']} {body}".casefold()
    for personal in ("fatou", "canarino", "rita", "psicolog", "psycholog", "referto", "333", "salute"):
        assert personal not in whole
    assert "Sportello centro, Via Zara 2" in body and "10:00" in body and "079 123456" in body
    assert "نذكّركم" in body and "Le ricordiamo il suo appuntamento" in body  # hers, and the Italian below
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_mail_server_that_refuses_is_asked_three_times_and_the_address_is_in_no_log(
    rita, book, post_office, job, caplog
):
    agreed(rita, book)
    post_office.refuses.add(ADDRESS)
    for minutes in range(0, 120, 10):
        job(before=timedelta(hours=20) - timedelta(minutes=minutes))
    with rita.at_work():
        (sending,) = ReminderSent.objects.all()
        assert (sending.state, sending.attempts, sending.fault) == ("failed", 3, "refused")
        facts = [event.facts for event in AuditEvent.objects.filter(action="outreach.reminder_sent")]
    assert len(facts) == 3 and ADDRESS not in str(facts) and ADDRESS not in caplog.text
    assert "refused reminder" in caplog.text


def test_a_mail_server_that_comes_back_gets_it_once(rita, book, post_office, job):
    agreed(rita, book)
    post_office.refuses.add(ADDRESS)
    job(before=timedelta(hours=20))
    post_office.refuses.clear()
    for hours in (19, 18):
        job(before=timedelta(hours=hours))
    assert len(post_office.letters) == 1 and states(rita) == [("day_before", "sent")]


def test_no_mail_server_at_all_is_told_apart(rita, book, post_office, job, settings):
    agreed(rita, book)
    settings.EMAIL_PORT = 9  # nobody answers there
    job(before=timedelta(hours=20))
    with rita.at_work():
        assert ReminderSent.objects.get().fault == "not_reached"


def test_where_no_mail_is_set_up_nothing_is_written_into_the_log(rita, book, job, settings, capsys, caplog):
    agreed(rita, book)
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    job(before=timedelta(hours=20))
    with rita.at_work():
        assert ReminderSent.objects.get().fault == "not_set_up"
    assert ADDRESS not in capsys.readouterr().out + caplog.text


def test_a_process_that_dies_while_sending_never_sends_again(
    rita, sassari, book, post_office, job, monkeypatch
):
    agreed(rita, book)

    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr("lgnet.outreach.actions.send_reminders._deliver", die)
        with pytest.raises(Killed):
            job(before=timedelta(hours=20))
    assert states(rita) == [("day_before", "sending")]
    for hours in (19.9, 19, 18):
        job(before=timedelta(hours=hours))
    assert post_office.letters == [] and states(rita) == [("day_before", "unknown")]


def test_two_processes_at_once_send_it_once(rita, sassari, book, post_office):
    agreed(rita, book)
    with time_machine.travel(AT - timedelta(hours=20), tick=False), as_the_job(sassari):
        with transaction.atomic():
            reminder = Reminder.objects.select_related("guest__appointment__site").get()
        named = {"reminder": reminder, "kind": "day_before", "city": sassari, "by": rita.actor}
        assert send_reminder(**named).state == "sent"
        assert send_reminder(**named) is None
    assert len(post_office.letters) == 1


# --- changes


def test_what_is_called_off_is_not_reminded_of(rita, book, post_office, job):
    appointment = agreed(rita, book)
    with rita.at_work() as by:
        call_off(appointment=appointment, called_off_by="office", reason="closed", by=by)
    job(before=timedelta(hours=20))
    assert post_office.letters == []


def test_moved_after_the_reminder_she_is_reminded_of_the_new_time(rita, book, post_office, job):
    appointment = agreed(rita, book)
    job(before=timedelta(hours=23))
    with rita.at_work() as by:
        later = AT + timedelta(hours=3)
        move_appointment(appointment=appointment, starts_at=later, minutes=30, by=by)
    job(before=timedelta(hours=20))
    job(before=timedelta(hours=19))
    bodies = [letter.get_content() for _, letter in post_office.letters]
    assert len(bodies) == 2 and "10:00" in bodies[0] and "13:00" in bodies[1]


def test_a_protected_person_is_reminded_and_nobody_else_reads_of_it(
    rita, protector, protecting_team, book, person_of, post_office, job
):
    with protector.at_work() as by:
        fatou = person_of("Fatou")
    agreed(protector, book, person=fatou)
    with protector.at_work() as by:
        protect_person(person=fatou, team=protecting_team, reason="violence", by=by)
    job(before=timedelta(hours=20))
    assert len(post_office.letters) == 1
    with rita.at_work():
        assert not Reminder.objects.exists() and not ReminderSent.objects.exists()
    assert states(protector) == [("day_before", "sent")]


def test_an_address_marked_unsafe_is_refused_and_gets_nothing_when_it_is_marked_later(
    rita, book, person_of, post_office, job
):
    with rita.at_work() as by:
        fatou, awa = person_of("Fatou"), person_of("Awa")
        mark = {"kind": "email", "value": ADDRESS.upper(), "safe": False, "by": by}
        add_contact_point(person=fatou, **mark)
        with pytest.raises(AddressKnownUnsafe):
            agree_reminder(appointment=book(by, person=fatou), by=by, **YES)
        appointment = book(by, person=awa, starts_at=AT + timedelta(hours=1))
        agree_reminder(appointment=appointment, by=by, **YES)
        add_contact_point(person=awa, **mark)
    job(before=timedelta(hours=20))
    assert post_office.letters == []


def test_an_address_marked_safe_is_ready(rita, book, person_of):
    with rita.at_work() as by:
        fatou = person_of("Fatou")
        assert safe_address(fatou) == ""
        add_contact_point(person=fatou, kind="email", value="altra@example.org", safe=None, by=by)
        assert safe_address(fatou) == ""
        add_contact_point(person=fatou, kind="email", value="sua@example.org", safe=True, by=by)
        assert safe_address(fatou) == "sua@example.org"
