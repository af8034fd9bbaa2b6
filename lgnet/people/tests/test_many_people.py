# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many people at once are written like one, and people written by mistake are taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel.errors import Denied
from lgnet.people.actions.record_identifier import draft_identifier, record_identifier, record_identifiers
from lgnet.people.actions.record_permit import draft_permit, record_permits
from lgnet.people.actions.register_people import draft_person, register_people
from lgnet.people.actions.register_person import register_person
from lgnet.people.actions.take_back_people import take_back_people
from lgnet.people.errors import IdentifierThere, NoName
from lgnet.people.models import Identifier, NameKey, Permit, Person
from lgnet.people.queries import search_people
from lgnet.trust.models import AuditEvent


def drafts(by, number: int) -> list[Person]:
    return [draft_person(by=by, given_name="Fatou", family_name=f"Ceesay {place}") for place in range(number)]


def test_many_people_have_the_rows_of_one_each(amina):
    with amina.at_work() as by:
        one = register_person(by=by, given_name="Fatou", family_name="Ceesay 0")
        keys = set(NameKey.objects.filter(person=one).values_list("key", flat=True))
        first, second = register_people(drafts=drafts(by, 2), by=by)
        assert set(NameKey.objects.filter(person=first).values_list("key", flat=True)) == keys
        traces = AuditEvent.objects.filter(action="people.person_registered", by_id=by.user_id)
        assert sorted(trace.person_ids for trace in traces) == sorted([[one.pk], [first.pk], [second.pk]])
        assert {match.person.pk for match in search_people(by, "Fatou Ceesay")} == {
            one.pk,
            first.pk,
            second.pk,
        }


def test_more_people_take_no_more_statements(amina):
    with amina.at_work() as by:
        with CaptureQueriesContext(connection) as few:
            register_people(drafts=drafts(by, 2), by=by)
        with CaptureQueriesContext(connection) as many:
            register_people(drafts=drafts(by, 40), by=by)
    assert len(many) == len(few)


def test_a_draft_is_checked_and_writes_nothing(amina):
    with amina.at_work() as by:
        with pytest.raises(NoName):
            draft_person(by=by, phone="333 1234567")
        draft_person(by=by, given_name="Fatou")
        assert not Person.objects.exists()


def test_who_may_not_register_registers_nobody(amina, bruno):
    with bruno.at_work() as by, pytest.raises(Denied):
        register_people(drafts=drafts(by, 1), by=by)


def test_documents_of_many(amina):
    with amina.at_work() as by:
        people = register_people(drafts=drafts(by, 2), by=by)
        numbers = [
            draft_identifier(person=one, kind="cui", number=f"ABC{place}234", by=by)
            for place, one in enumerate(people)
        ]
        record_identifiers(drafts=numbers, by=by)
        permits = [
            draft_permit(person=one, document_kind="1", reason="ASILO", number="I1234567", by=by)
            for one in people
        ]
        record_permits(drafts=permits, by=by)
        assert Identifier.objects.count() == Permit.objects.count() == 2
        assert AuditEvent.objects.filter(action="people.identifier_recorded").count() == 2
        again = draft_identifier(person=people[0], kind="cui", number="ABC0234", by=by)
        with pytest.raises(IdentifierThere):
            record_identifiers(drafts=[again], by=by)
        assert [match.person for match in search_people(by, "ABC1234")] == [people[1]]


def test_people_taken_back_are_gone_with_their_documents_and_leave_a_trace(amina):
    with amina.at_work() as by:
        people = register_people(drafts=drafts(by, 3), by=by)
        record_identifier(person=people[0], kind="cui", number="ABC1234", by=by)
        ids = [one.pk for one in people[:2]]
        take_back_people(people=people[:2], by=by)
        assert list(Person.objects.all()) == [people[2]]
        assert not NameKey.objects.filter(person__in=ids).exists() and not Identifier.objects.exists()
        traces = AuditEvent.objects.filter(action="people.person_taken_back")
        assert {trace.target_id for trace in traces} == set(ids)


def test_who_may_not_take_back_takes_back_nobody(amina, bruno):
    with amina.at_work() as by:
        people = register_people(drafts=drafts(by, 1), by=by)
    with bruno.at_work() as by, pytest.raises(Denied):
        take_back_people(people=people, by=by)
