# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever agreed to e-mail is told when her appointment is moved or called off: once, with nothing of herself in it."""

from datetime import timedelta

import pytest
import time_machine

from lgnet.kernel import clock
from lgnet.outreach.actions.keep_reminder import agree_reminder, withdraw_reminder
from lgnet.outreach.actions.move_appointment import call_off, move_appointment
from lgnet.outreach.jobs import remind_city
from lgnet.outreach.models import ReminderSent
from lgnet.outreach.reminder_words import LANGUAGES
from lgnet.outreach.tests.desk import next_monday
from lgnet.outreach.tests.test_reminders import ADDRESS, YES, as_the_job, post_office
from lgnet.people.actions.keep_contact_point import add_contact_point
from lgnet.trust.models import AuditEvent

__all__ = ["post_office"]  # a fixture
AT = next_monday(10)
LATER = AT + timedelta(days=1, hours=3)
CALLED_OFF = {"called_off_by": "office", "reason": "closed"}


@pytest.fixture
def appointment(rita, book, person_of):
    """With Fatou, who agreed, for Monday at ten."""
    with rita.at_work() as by:
        fatou = person_of("Fatou", family_name="Canarino", phone="333 1234567")
        made = book(by, starts_at=AT, person=fatou, purpose="psychologist", note="referto", language="fr")
        agree_reminder(appointment=made, by=by, **YES)
    return made


@pytest.fixture
def job(sassari):
    def run(*, before: timedelta) -> None:
        with time_machine.travel(AT - before, tick=False), as_the_job(sassari):
            remind_city(sassari, at=clock.now())

    return run


def change(rita, action, *, before: timedelta = timedelta(hours=48), **told):
    with time_machine.travel(AT - before, tick=False), rita.at_work() as by:
        return action(by=by, **told)


def bodies(post_office) -> list[str]:
    return [letter.get_content() for _to, letter in post_office.letters]


def test_called_off_she_is_told_once_with_nothing_of_herself(rita, appointment, post_office, job):
    change(rita, call_off, appointment=appointment, **CALLED_OFF)
    for hours in (47.9, 47.5, 23, 2):
        job(before=timedelta(hours=hours))
    ((to, letter),) = post_office.letters
    whole = f"{letter['Subject']} {letter.get_content()}".casefold()
    assert to == ADDRESS and "disdetto" in whole and "annulé" in whole and "10:00" in whole
    for personal in ("fatou", "canarino", "rita", "psicolog", "psycholog", "referto", "333"):
        assert personal not in whole
    with rita.at_work():
        assert [(one.kind, one.state) for one in ReminderSent.objects.all()] == [("called_off", "sent")]
        assert AuditEvent.objects.get(action="outreach.reminder_sent").facts["kind"] == "called_off"


def test_moved_she_is_told_the_new_time_and_not_reminded_of_it_at_once(rita, appointment, post_office, job):
    soon = AT + timedelta(hours=3)
    change(
        rita,
        move_appointment,
        appointment=appointment,
        starts_at=soon,
        minutes=30,
        before=timedelta(hours=20),
    )
    for hours in (19.9, 19):
        job(before=timedelta(hours=hours))
    (body,) = bodies(post_office)
    assert "13:00" in body and "10:00" not in body and "spostato" in body
    job(before=timedelta(hours=-1))  # two hours before the new time
    assert len(bodies(post_office)) == 2 and "Le ricordiamo" in bodies(post_office)[1]


def test_moved_twice_before_anybody_looked_only_the_last_time_is_told(rita, appointment, post_office, job):
    second = change(rita, move_appointment, appointment=appointment, starts_at=LATER, minutes=30)
    last = LATER + timedelta(hours=1)
    change(rita, move_appointment, appointment=second, starts_at=last, minutes=30)
    job(before=timedelta(hours=47.9))
    (body,) = bodies(post_office)
    assert "14:00" in body


def test_another_colleague_at_the_same_time_is_no_news(rita, amina, appointment, post_office, job):
    change(rita, move_appointment, appointment=appointment, starts_at=AT, minutes=30, operator=amina.user)
    job(before=timedelta(hours=47.9))
    assert bodies(post_office) == []


def test_whoever_withdrew_or_whose_address_harms_her_is_not_told(
    rita, book, person_of, appointment, post_office, job
):
    with rita.at_work() as by:
        withdraw_reminder(appointment=appointment, by=by)
        awa = person_of("Awa")
        other = book(by, starts_at=AT + timedelta(hours=1), person=awa)
        agree_reminder(appointment=other, by=by, **{**YES, "address": "awa@example.org"})
        add_contact_point(person=awa, kind="email", value="awa@example.org", safe=False, by=by)
    for one in (appointment, other):
        change(rita, call_off, appointment=one, **CALLED_OFF)
    job(before=timedelta(hours=47.9))
    assert bodies(post_office) == []


def test_old_news_and_what_is_over_are_not_told(rita, appointment, post_office, job):
    change(rita, call_off, appointment=appointment, **CALLED_OFF)
    job(before=timedelta(hours=41))
    assert bodies(post_office) == []


def test_a_mail_server_that_comes_back_gets_it_once(rita, appointment, post_office, job):
    change(rita, call_off, appointment=appointment, **CALLED_OFF)
    post_office.refuses.add(ADDRESS)
    job(before=timedelta(hours=47.9))
    post_office.refuses.clear()
    for hours in (47.4, 47):
        job(before=timedelta(hours=hours))
    assert len(bodies(post_office)) == 1


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_has_words_of_its_own_for_a_change(language):
    words = LANGUAGES[language]
    for news in ("moved", "called_off"):
        assert words[news]["when"] != words["when"] and words[news]["subject"] != words["subject"]


def test_the_desk_is_told_whether_an_e_mail_leaves(rita, book, appointment):
    with rita.at_work() as by:
        other = book(by, starts_at=AT + timedelta(hours=1))
    for one, words in ((appointment, "dieci minuti"), (other, "avvisi lei")):
        path = rita.url(f"appointments/{one.pk}/call-off/")
        answer = rita.browser.post(path, {"called_off_by": "office", "reason": "closed"}, follow=True)
        assert words in answer.content.decode()
