# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long it took to take a person in charge: from the earliest joined contact after the previous case closed."""

from datetime import timedelta

import pytest

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.models import Case
from lgnet.kernel import clock
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.unjoin_contact import unjoin_contact
from lgnet.outreach.signals import last_closing_asked
from lgnet.trust.models import AuditEvent


def hours(case) -> float | None:
    case.refresh_from_db()
    return case.hours_to_charge and round(case.hours_to_charge)


def test_the_earliest_contact_counts(amina, opened, person_of, meet):
    with amina.at_work() as by:
        person = person_of()
        for ago in (5, 50, 20):
            meet(by, hours=ago, person=person)
        assert hours(opened(by, person)) == 50


def test_the_contact_that_asks_counts_even_if_it_is_the_earliest(amina, opened, person_of, meet):
    with amina.at_work() as by:
        person = person_of()
        meet(by, hours=5, person=person)
        assert hours(opened(by, person, contact=meet(by, hours=70))) == 70


def test_nobody_had_met_her_before(amina, opened):
    with amina.at_work() as by:
        assert opened(by).hours_to_charge is None


def test_contacts_before_the_previous_closing_do_not_count(amina, opened, person_of, meet):
    now = clock.now()
    with amina.at_work() as by:
        person = person_of()
        meet(by, hours=24 * 20, person=person)
        first = opened(by, person, at=now - timedelta(days=19))
        with clock.telling(now - timedelta(days=10)):
            close_case(case=first, reason="withdrew", outcome="unknown", by=by)
        second = opened(by, person, contact=meet(by, hours=48))
        assert hours(first) == 24
        assert hours(second) == 48


def test_a_contact_after_the_opening_does_not_count(amina, opened, person_of, meet):
    with amina.at_work() as by:
        person = person_of()
        case = opened(by, person, at=clock.now() - timedelta(days=1))
        meet(by, hours=2, person=person)
        assert hours(case) is None


def test_a_late_join_counts_the_wait_again(amina, opened, person_of, meet):
    with amina.at_work() as by:
        person = person_of()
        case = opened(by, person, contact=meet(by, hours=10))
        late = meet(by, hours=200, nickname="La signora del parco")
        join_contact(contact=late, person=person, by=by)
        assert hours(case) == 200
        assert AuditEvent.objects.filter(action="casework.clock_recomputed", target_id=case.pk).count() == 1


def test_a_late_entry_with_the_persons_name_counts_too(amina, opened, person_of, meet):
    with amina.at_work() as by:
        case = opened(by, contact=meet(by, hours=10))
        meet(by, hours=90, person=case.person)
        assert hours(case) == 90


def test_undoing_the_join_counts_the_wait_back(amina, opened, person_of, meet):
    with amina.at_work() as by:
        case = opened(by, contact=meet(by, hours=10))
        late = meet(by, hours=200)
        join_contact(contact=late, person=case.person, by=by)
        unjoin_contact(contact=late, by=by)
        assert hours(case) == 10


def test_a_late_join_may_change_an_earlier_case_and_leave_the_present_one(amina, opened, person_of, meet):
    now = clock.now()
    with amina.at_work() as by:
        person = person_of()
        first = opened(by, person, at=now - timedelta(days=30))
        with clock.telling(now - timedelta(days=10)):
            close_case(case=first, reason="withdrew", outcome="unknown", by=by)
        second = opened(by, person, contact=meet(by, hours=48))
        join_contact(contact=meet(by, hours=24 * 32), person=person, by=by)
        assert hours(first) == 48
        assert hours(second) == 48


def test_outreach_learns_when_the_last_case_closed(amina, opened, person_of):
    with amina.at_work() as by:
        case = opened(by)
        asked = dict(last_closing_asked.send(sender=None, person=case.person))
        assert list(asked.values()) == [None]
        close_case(case=case, reason="autonomy", outcome="autonomous", by=by)
        asked = dict(last_closing_asked.send(sender=None, person=case.person))
        assert list(asked.values()) == [case.closed_at]


def test_the_database_refuses_a_first_contact_after_the_opening(amina, opened):
    from django.db import IntegrityError, transaction

    with amina.at_work() as by:
        case = opened(by)
        with pytest.raises(IntegrityError, match="contact_before_opening"), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(first_contact_at=case.opened_at + timedelta(hours=1))
