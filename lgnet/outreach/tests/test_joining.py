# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.network.signals import facts_changed
from lgnet.outreach import errors
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.actions.decline_request import decline_request
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.unjoin_contact import unjoin_contact
from lgnet.outreach.choices import RequestState
from lgnet.outreach.models import Contact
from lgnet.outreach.queries import contacts_of, first_contact_after
from lgnet.outreach.signals import contact_joined, contact_unjoined
from lgnet.trust.models import AuditEvent


@pytest.fixture
def heard():
    """What was told to the contexts above."""
    told = []

    def hear(signal, contact, person, by, **rest):
        told.append((signal, contact.pk, person.pk))

    for signal in (contact_joined, contact_unjoined):
        signal.connect(hear)
    yield told
    for signal in (contact_joined, contact_unjoined):
        signal.disconnect(hear)


def test_joining_keeps_the_count(amina, write, person_of):
    with amina.at_work() as by:
        contact, fatou = write(by), person_of()
        before = Contact.objects.count()
        join_contact(contact=contact, person=fatou, by=by)
        assert Contact.objects.count() == before
        assert [joined.pk for joined in contacts_of(fatou)] == [contact.pk]


def test_joining_is_told_and_written_down(amina, write, person_of, heard):
    with amina.at_work() as by:
        contact, fatou = write(by), person_of()
        join_contact(contact=contact, person=fatou, by=by)
        assert heard == [(contact_joined, contact.pk, fatou.pk)]
        event = AuditEvent.objects.get(action="outreach.contact_joined", target_id=contact.pk)
        assert event.person_ids == [fatou.pk]


def test_joining_again_to_the_same_person_changes_nothing(amina, write, person_of, heard):
    with amina.at_work() as by:
        contact, fatou = write(by), person_of()
        first = join_contact(contact=contact, person=fatou, by=by).joined_at
        assert join_contact(contact=contact, person=fatou, by=by).joined_at == first
        assert len(heard) == 1


def test_a_contact_joined_to_somebody_else_is_refused(amina, write, person_of):
    with amina.at_work() as by:
        contact = join_contact(contact=write(by), person=person_of(), by=by)
        with pytest.raises(errors.AlreadyJoined):
            join_contact(contact=contact, person=person_of("Awa"), by=by)


def test_the_request_follows_and_its_clock_runs_from_her_first_contact(amina, write, person_of):
    first_met = clock.now() - timedelta(days=4)
    with amina.at_work() as by:
        fatou = person_of()
        write(by, person=fatou, happened_at=first_met)
        contact = write(by, asks_taking_charge=True)
        join_contact(contact=contact, person=fatou, by=by)
        request = contact.requests.get()
        assert (request.person, request.clock_from) == (fatou, first_met)


def test_a_late_join_starts_the_clock_of_the_waiting_request_earlier(amina, write, person_of):
    first_met = clock.now() - timedelta(days=4)
    with amina.at_work() as by:
        fatou = person_of()
        request = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        join_contact(contact=write(by, happened_at=first_met), person=fatou, by=by)
        request.refresh_from_db()
        assert request.clock_from == first_met


def test_nobody_waits_twice(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        hers = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        contact = write(by, asks_taking_charge=True, happened_at=clock.now() - timedelta(days=2))
        join_contact(contact=contact, person=fatou, by=by)
        doubled = contact.requests.get()
        assert doubled.state == RequestState.WITHDRAWN
        hers.refresh_from_db()
        assert (hers.state, hers.clock_from) == (RequestState.WAITING, contact.happened_at)

        unjoin_contact(contact=contact, by=by)
        doubled.refresh_from_db()
        hers.refresh_from_db()
        assert (doubled.state, doubled.person, doubled.clock_from) == ("waiting", None, contact.happened_at)
        assert hers.clock_from == hers.contact.happened_at


def test_figures_are_told_when_somebody_waits_no_more_or_again(amina, write, person_of):
    told = []

    def hear(signal, days, **facts):
        told.extend(days)

    with amina.at_work() as by:
        fatou = person_of()
        ask_to_take_charge(contact=write(by, person=fatou), by=by)
        contact = write(by, asks_taking_charge=True)
        facts_changed.connect(hear)
        join_contact(contact=contact, person=fatou, by=by)
        unjoin_contact(contact=contact, by=by)
    assert told == [clock.today()] * 2


def test_asked_again_meanwhile_a_parted_contact_waits_once(amina, write, person_of):
    with amina.at_work() as by:
        fatou = person_of()
        hers = ask_to_take_charge(contact=write(by, person=fatou), by=by)
        contact = write(by, asks_taking_charge=True)
        join_contact(contact=contact, person=fatou, by=by)
        decline_request(request=hers, reason="refused", by=by)
        ask_to_take_charge(contact=contact, by=by)

        unjoin_contact(contact=contact, by=by)
        assert sorted(contact.requests.values_list("state", flat=True)) == ["waiting", "withdrawn"]


def test_unjoining_gives_back_the_contact_as_it_was(amina, write, person_of, heard):
    with amina.at_work() as by:
        contact, fatou = write(by, nickname="Momo"), person_of()
        join_contact(contact=contact, person=fatou, by=by)
        unjoin_contact(contact=contact, by=by)
        kept = Contact.objects.get(pk=contact.pk)
        assert (kept.person, kept.joined_at, kept.nickname) == (None, None, "Momo")
        assert heard[-1] == (contact_unjoined, contact.pk, fatou.pk)
        with pytest.raises(errors.NotJoined):
            unjoin_contact(contact=contact, by=by)


def test_a_contact_of_nobody_does_not_remain(amina, write, person_of):
    with amina.at_work() as by, pytest.raises(errors.NobodyLeft):
        unjoin_contact(contact=write(by, person=person_of()), by=by)


def test_a_street_operator_joins_nothing(bruno, write, person_of):
    with bruno.at_work() as by, pytest.raises(Denied):
        join_contact(contact=write(by), person=person_of(), by=by)


def test_the_first_contact_after_a_moment(amina, write, person_of):
    early, late = clock.now() - timedelta(days=9), clock.now() - timedelta(days=1)
    with amina.at_work() as by:
        fatou = person_of()
        assert first_contact_after(fatou) is None
        for met in (late, early):
            write(by, person=fatou, happened_at=met)
        assert first_contact_after(fatou) == early
        assert first_contact_after(fatou, after=early) == late
