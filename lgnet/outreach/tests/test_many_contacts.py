# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many contacts at once are written like one, and contacts written by mistake are taken back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.kernel.ids import new_id
from lgnet.network.signals import facts_changed
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.actions.record_contacts import draft_contact, record_contacts
from lgnet.outreach.actions.take_back_contacts import take_back_contacts
from lgnet.outreach.errors import AlreadyWritten, ContactInUse, WithNobody
from lgnet.outreach.models import Contact, ContactNeed
from lgnet.trust.models import AuditEvent


def drafts(by, programme, number: int, **seen):
    return [
        draft_contact(
            by=by, programme=programme, happened_at=clock.now() - timedelta(days=place), place="Stazione",
            idempotency_key=new_id(), needs={"food": 2}, **{"nickname": f"Sciarpa {place}", **seen},
        )
        for place in range(number)
    ]  # fmt: skip


def test_many_contacts_are_written_with_their_needs_and_traces(amina, programme):
    told = []
    facts_changed.connect(receiver := lambda sender, days, **_: told.extend(days))
    with amina.at_work() as by:
        record_contacts(drafts=drafts(by, programme, 3), by=by)
        assert Contact.objects.count() == ContactNeed.objects.count() == 3
        assert AuditEvent.objects.filter(action="outreach.contact_recorded").count() == 3
        assert set(told) == {contact.day for contact in Contact.objects.all()}
    facts_changed.disconnect(receiver)


def test_more_contacts_take_no_more_statements(amina, programme):
    with amina.at_work() as by:
        few_drafts, many_drafts = drafts(by, programme, 2), drafts(by, programme, 30)
        with CaptureQueriesContext(connection) as few:
            record_contacts(drafts=few_drafts, by=by)
        with CaptureQueriesContext(connection) as many:
            record_contacts(drafts=many_drafts, by=by)
    assert len(many) == len(few)


def test_a_key_is_used_once_and_a_draft_is_checked(amina, programme):
    with amina.at_work() as by:
        (draft,) = drafts(by, programme, 1)
        record_contacts(drafts=[draft], by=by)
        again = drafts(by, programme, 1)[0]
        again.contact.idempotency_key = draft.contact.idempotency_key
        with pytest.raises(AlreadyWritten):
            record_contacts(drafts=[again], by=by)
        with pytest.raises(WithNobody):
            drafts(by, programme, 1, nickname="")


def test_contacts_taken_back_are_gone_and_leave_a_trace(amina, bruno, programme):
    with amina.at_work() as by:
        record_contacts(drafts=drafts(by, programme, 2), by=by)
        contacts = list(Contact.objects.all())
    with bruno.at_work() as by, pytest.raises(Denied):
        take_back_contacts(contacts=contacts, by=by)
    with amina.at_work() as by:
        take_back_contacts(contacts=contacts[:1], by=by)
        assert list(Contact.objects.all()) == contacts[1:] and ContactNeed.objects.count() == 1
        assert AuditEvent.objects.filter(action="outreach.contact_taken_back").count() == 1


def test_a_contact_at_which_somebody_asked_stays(amina, programme):
    with amina.at_work() as by:
        record_contacts(drafts=drafts(by, programme, 2), by=by)
        contacts = list(Contact.objects.all())
        ask_to_take_charge(contact=contacts[0], by=by)
        with pytest.raises(ContactInUse):
            take_back_contacts(contacts=contacts, by=by)
        assert Contact.objects.count() == 2
