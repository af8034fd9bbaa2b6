# SPDX-License-Identifier: AGPL-3.0-or-later
"""A receiver that does not answer is reminded, once each time, and in the end the referral comes back by itself."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import translation

from lgnet.casework import jobs, slots
from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.expire_referral import expire_referral
from lgnet.casework.actions.give_term import give_term
from lgnet.casework.actions.make_link import make_link
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.choices import ReferralState, ReminderWay
from lgnet.casework.codes import TERMS
from lgnet.casework.errors import MovedMeanwhile
from lgnet.casework.links import secrets_of
from lgnet.casework.models import Referral, ReferralLink, Reminder, Task
from lgnet.casework.queries import referrals_come_back, referrals_to_answer
from lgnet.casework.queries.terms import level_of
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.kernel.errors import Denied
from lgnet.network.models import City
from lgnet.trust.models import AuditEvent

SITE = "https://lgnet.example.org"
FIRST, SECOND = TERMS["reminders_after_days"]
TERM = TERMS["answer_within_days"]


@pytest.fixture(autouse=True)
def only_here(sassari, monkeypatch):
    """The jobs look into the city of this test alone: others have their own."""
    monkeypatch.setattr(jobs, "_cities", lambda: [sassari.id])


def after(days: float):
    return clock.telling(clock.now() + timedelta(days=days, minutes=1))


@pytest.fixture
def mailed(amina, opened, sent):
    """A referral to the clinic whose link has left by mail."""
    with amina.at_work() as by:
        referral = sent(by, opened(by))
        make_link(referral=referral, site=SITE, by=by, mail_to="ambulatorio@example.org")
    jobs.mail_links(0)
    return referral


def test_the_link_leaves_once_and_names_nobody(amina, mailed):
    jobs.mail_links(0)
    (message,) = mail.outbox
    assert message.to == ["ambulatorio@example.org"]
    with amina.at_work():
        link = ReferralLink.objects.get()
    known = secrets_of(link)
    assert f"{SITE}/r/{amina.city.slug}/{known.key}/" in message.body
    assert link.reference in message.subject
    words = message.subject + message.body
    assert not re.search(r"Fatou|Diallo|visita\b|salute|Ambulatorio", words)
    assert known.code not in words


def test_a_mail_that_can_not_leave_is_tried_again(amina, opened, sent, monkeypatch):
    with amina.at_work() as by:
        make_link(referral=sent(by, opened(by)), site=SITE, by=by, mail_to="ambulatorio@example.org")
    broken = pytest.MonkeyPatch()
    broken.setattr("lgnet.casework.actions.mail_link.send_mail", lambda *_: 1 / 0)
    jobs.mail_links(0)
    broken.undo()
    assert mail.outbox == []
    jobs.mail_links(0)
    assert len(mail.outbox) == 1


def test_reminders_go_once_each_and_then_it_expires_with_a_task(amina, mailed):
    for days, reminders, state in (
        (FIRST - 1, 0, "sent"), (FIRST, 1, "sent"), (FIRST + 1, 1, "sent"), (SECOND, 2, "sent"),
        (TERM - 1, 2, "sent"), (TERM, 2, "expired"), (TERM + 9, 2, "expired"),
    ):  # fmt: skip
        with after(days):
            jobs.remind(0)
            jobs.remind(0)
        with amina.at_work() as by:
            referral = Referral.objects.get(pk=mailed.pk)
            assert (Reminder.objects.count(), referral.state) == (reminders, state), days
            assert len(mail.outbox) == 1 + reminders
    with amina.at_work() as by, after(TERM):
        (task,) = Task.objects.all()
        assert (task.assignee_id, task.case_id) == (amina.user.pk, mailed.case_id)
        assert "Ambulatorio" in task.what
        assert [one.pk for one in referrals_come_back(by)] == [mailed.pk]
        assert not ReferralLink.objects.filter(revoked_at__isnull=True).exists()
        assert referral.steps.last().state == ReferralState.EXPIRED


def test_a_late_job_reminds_once_not_for_each_day_that_passed(amina, mailed):
    with after(SECOND + 1):
        jobs.remind(0)
        jobs.remind(0)
    with amina.at_work():
        assert [reminder.after_days for reminder in Reminder.objects.all()] == [SECOND]


def test_whoever_has_answered_is_left_in_peace(amina, mailed):
    with amina.at_work() as by:
        accept_referral(referral=Referral.objects.get(pk=mailed.pk), by=by, told_by="Segreteria")
    with after(TERM + 1):
        jobs.remind(0)
    assert len(mail.outbox) == 1
    with amina.at_work():
        assert Referral.objects.get(pk=mailed.pk).state == ReferralState.ACCEPTED


def test_a_team_here_finds_the_reminder_in_its_inbox(amina, protector, opened, sent, legal_desk):
    with amina.at_work() as by:
        referral = sent(by, opened(by), legal_desk)
    with after(FIRST):
        jobs.remind(0)
    with protector.at_work() as by:
        assert [one.pk for one in referrals_to_answer(by)] == [referral.pk]
        assert [one.way for one in Reminder.objects.all()] == [ReminderWay.INBOX]
    assert mail.outbox == []


def test_nobody_lets_a_referral_expire_but_the_clock(amina, mailed):
    with amina.at_work() as by, pytest.raises(Denied):
        expire_referral(referral=mailed, by=by)


def test_an_answer_that_came_first_stays(amina, mailed):
    with amina.at_work() as by:
        accept_referral(referral=Referral.objects.get(pk=mailed.pk), by=by, told_by="Segreteria")
        with pytest.raises(MovedMeanwhile):
            expire_referral(referral=mailed, by=system_actor("referrals", city_id=by.city_id))


def test_one_step_that_fails_does_not_hold_up_the_others(amina, mailed, opened, sent, person_of, monkeypatch):
    with amina.at_work() as by:
        second = sent(by, opened(by, person_of("Lamin")))
    real = jobs._expire

    def stumbling(referral_id, *, by):
        if referral_id == mailed.pk:
            raise RuntimeError("planted")
        real(referral_id, by=by)

    monkeypatch.setattr(jobs, "_expire", stumbling)
    with after(TERM):
        jobs.remind(0)
    with amina.at_work():
        states = dict(Referral.objects.values_list("pk", "state"))
    assert states == {mailed.pk: "sent", second.pk: "expired"}


def test_the_jobs_look_into_every_city(monkeypatch, sassari, torino):
    monkeypatch.undo()
    assert {sassari.id, torino.id} <= set(jobs._cities())
    assert City.objects.count() >= 2


# --- sent before there were terms


def old_one(by, case, service, *, days: int) -> Referral:
    """As it was written before referrals had a term."""
    with clock.telling(clock.now() - timedelta(days=days)):
        referral = send_referral(case=case, service=service, need="health", request="Una visita.", by=by)
    Referral.objects.filter(pk=referral.pk).update(answer_by=None)
    return referral


def test_one_without_a_term_gets_one_is_reminded_and_comes_back(amina, opened, legal_desk):
    with amina.at_work() as by:
        referral = old_one(by, opened(by), legal_desk, days=60)
    for _run in range(2):
        jobs.remind(0)
    with amina.at_work():
        told = Referral.objects.get(pk=referral.pk)
        assert told.state == ReferralState.SENT
        assert timedelta(days=TERM - 1) < told.answer_by - clock.now() <= timedelta(days=TERM)
        assert AuditEvent.objects.filter(action="casework.term_given").count() == 1
        assert [one.after_days for one in Reminder.objects.all()] == [SECOND]
    with after(TERM):
        jobs.remind(0)
        with amina.at_work():
            assert Referral.objects.get(pk=referral.pk).state == ReferralState.EXPIRED


def test_one_that_is_answered_gets_no_term(amina, opened, clinic):
    with amina.at_work() as by:
        referral = old_one(by, opened(by), clinic, days=60)
        accept_referral(referral=referral, told_by="Segreteria", by=by)
    jobs.remind(0)
    with amina.at_work():
        assert Referral.objects.get(pk=referral.pk).answer_by is None


def test_nobody_gives_a_term_but_the_clock(amina, opened, clinic):
    with amina.at_work() as by:
        referral = old_one(by, opened(by), clinic, days=60)
        with pytest.raises(Denied):
            give_term(referral=referral, by=by)


# --- a team of this city


@pytest.mark.parametrize(
    ("days", "badge", "level"),
    [
        (1, "", "calm"),
        (FIRST, f"aspetta da {FIRST} giorni", "warning"),
        (SECOND, f"aspetta da {SECOND} giorni", "overdue"),
    ],
)
def test_the_receiving_team_finds_the_reminder_in_its_day_and_among_its_referrals(
    amina, protector, opened, legal_desk, days, badge, level
):
    with amina.at_work() as by, clock.telling(clock.now() - timedelta(days=days, minutes=5)):
        referral = send_referral(
            case=opened(by), service=legal_desk, need="legal", request="Un parere.", by=by
        )
    with protector.at_work() as by, translation.override("it"):
        (line,) = next(
            one.lines for one in slots.my_day(by, protector.city) if one.section.name == "to-answer"
        )
        assert (line.badge, level_of(referral)) == (badge, level)
    page = protector.browser.get(protector.url("cases/referrals/")).content.decode()
    assert "da rispondere entro il" in page
