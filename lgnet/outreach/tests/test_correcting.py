# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.network.signals import facts_changed
from lgnet.outreach import errors
from lgnet.outreach.actions.close_follow_up import close_follow_up
from lgnet.outreach.actions.correct_contact import correct_contact
from lgnet.outreach.queries import follow_ups_due
from lgnet.trust.models import AuditEvent
from tests.cast import player


def last_correction():
    return AuditEvent.objects.filter(action="outreach.contact_corrected").latest("at")


def test_the_trace_names_fields_and_holds_no_content(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, nickname="Momo", needs={"food": 2})
        correct_contact(
            contact=contact, by=by, nickname="Mamadou", needs={"food": 3, "health": 2}, place=contact.place
        )
        assert last_correction().facts == {"fields": ["needs", "nickname"]}
        assert [(need.code, need.urgency) for need in contact.needs.all()] == [("food", 3), ("health", 2)]


def test_nothing_changed_leaves_no_trace(bruno, write):
    with bruno.at_work() as by:
        contact = write(by)
        correct_contact(contact=contact, by=by, nickname=contact.nickname)
        assert not AuditEvent.objects.filter(
            action="outreach.contact_corrected", target_id=contact.pk
        ).exists()


def test_a_correction_keeps_the_rules_of_a_contact(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, nickname="Momo")
        with pytest.raises(errors.WithNobody):
            correct_contact(contact=contact, by=by, nickname="")
        with pytest.raises(errors.InTheFuture):
            correct_contact(contact=contact, by=by, happened_at=clock.now() + timedelta(days=1))
        with pytest.raises(errors.DoesNotFit):
            correct_contact(contact=contact, by=by, recorded_by=None)


def test_a_corrected_time_moves_the_clock_and_both_days_are_counted_anew(bruno, write):
    told = []

    def hear(**change):
        told.append(change["days"])

    with bruno.at_work() as by:
        contact = write(by, asks_taking_charge=True)
        facts_changed.connect(hear)
        try:
            earlier = contact.happened_at - timedelta(days=3)
            corrected = correct_contact(contact=contact, by=by, happened_at=earlier)
        finally:
            facts_changed.disconnect(hear)
        assert contact.requests.get().clock_from == earlier
        assert told == [[corrected.day, contact.day]]


def test_whoever_wrote_it_and_the_case_manager_correct(bruno, amina, sassari, write):
    with bruno.at_work() as by:
        contact = write(by)
    with amina.at_work() as by:
        assert correct_contact(contact=contact, by=by, sign="giacca rossa").sign == "giacca rossa"
    with player("Beppe", sassari, Role.STREET_OPERATOR).at_work() as by, pytest.raises(Denied):
        correct_contact(contact=contact, by=by, sign="altro")


def test_a_team_mate_corrects(bruno, sassari, team, write):
    with bruno.at_work() as by:
        contact = write(by, team=team)
    with player("Beppe", sassari, Role.STREET_OPERATOR, team=team).at_work() as by:
        assert correct_contact(contact=contact, by=by, sign="giacca rossa").sign == "giacca rossa"


def test_a_promise_is_due_until_it_is_kept(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, follow_up_on=clock.today())
        write(by, follow_up_on=clock.today() + timedelta(days=1))
        assert [due.pk for due in follow_ups_due(by)] == [contact.pk]
        close_follow_up(contact=contact, by=by)
        assert not follow_ups_due(by).exists()
        with pytest.raises(errors.NothingToFollowUp):
            close_follow_up(contact=contact, by=by)


def test_a_new_promise_is_due_again(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, follow_up_on=clock.today() - timedelta(days=1))
        close_follow_up(contact=contact, by=by)
        correct_contact(contact=contact, by=by, follow_up_on=clock.today())
        assert [due.pk for due in follow_ups_due(by)] == [contact.pk]
