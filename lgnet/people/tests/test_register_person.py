# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing somebody down, and putting it right."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.people import errors
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import NameKey, Person
from lgnet.trust.models import AuditEvent


def test_one_name_is_enough(amina):
    with amina.at_work() as by:
        person = register_person(given_name="  Fatou ", by=by)
        assert (person.given_name, person.full_name, person.created_by) == ("Fatou", "Fatou", by.user_id)
        assert person.citizenships == [] and person.birth_date is None


@pytest.mark.parametrize(
    "name", [{"original_name": "محمد"}, {"aliases": ["Baba"]}, {"family_name": "Diallo"}]
)
def test_any_name_will_do(amina, name):
    with amina.at_work() as by:
        assert register_person(by=by, **name).full_name in ("محمد", "Baba", "Diallo")


def test_nobody_is_written_without_a_name(amina):
    with amina.at_work() as by, pytest.raises(errors.NoName):
        register_person(given_name="  ", aliases=[" "], by=by)


def test_a_birth_date_without_precision_is_exact(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Fatou", birth_date=date(1998, 3, 7), by=by)
        assert person.birth_precision == "exact"


def test_a_precision_without_a_date_says_nothing(amina):
    with amina.at_work() as by:
        assert register_person(given_name="Fatou", birth_precision="year", by=by).birth_precision == ""


@pytest.mark.parametrize("days", [1, -365 * 130])
def test_impossible_births_are_refused(amina, days):
    with amina.at_work() as by, pytest.raises(errors.ImpossibleBirth):
        register_person(given_name="Fatou", birth_date=clock.today() + timedelta(days=days), by=by)


@pytest.mark.parametrize("wrong", [{"citizenships": ["XXX"]}, {"languages": ["klingon"]}, {"sex": "Q"}])
def test_codes_outside_the_lists_are_refused(amina, wrong):
    with amina.at_work() as by, pytest.raises(errors.UnknownCode):
        register_person(given_name="Fatou", by=by, **wrong)


def test_a_name_too_long_is_told_not_cut(amina):
    with amina.at_work() as by, pytest.raises(errors.TooLong):
        register_person(given_name="a" * 81, by=by)


def test_phones_are_written_one_way(amina):
    with amina.at_work() as by:
        numbers = {
            register_person(given_name="Fatou", phone=phone, by=by).phone
            for phone in ("333 123 45 67", "+39 333-1234567", "0039 3331234567")
        }
        assert numbers == {"+393331234567"}


def test_it_costs_three_statements_besides_the_savepoint(amina):
    with amina.at_work() as by:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            register_person(
                given_name="Mohamed Lamine", family_name="Diallo Bah", original_name="محمد", by=by
            )
        sent = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
        assert len(sent) == 3


def test_registering_is_in_the_audit(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Fatou", by=by)
        event = AuditEvent.objects.get(action="people.person_registered", target_id=person.pk)
        assert event.person_ids == [person.pk] and event.by_id == by.user_id
        assert "Fatou" not in str(event.facts)


@pytest.mark.parametrize("who", ["bruno", "project_manager", "city_administrator"])
def test_others_may_not_register(request, who):
    with request.getfixturevalue(who).at_work() as by, pytest.raises(Denied):
        register_person(given_name="Fatou", by=by)


def test_a_correction_leaves_the_names_of_the_fields_and_no_values(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Fatou", family_name="Dialo", phone="333 1234567", by=by)
        assert set(correct_person(person=person, family_name="Diallo", phone="", by=by)) == {
            "family_name",
            "phone",
        }
        event = AuditEvent.objects.get(action="people.person_corrected", target_id=person.pk)
        assert event.facts == {"fields": ["family_name", "phone"]}


def test_a_corrected_name_is_found_and_the_old_one_is_not(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Awa", by=by)
        correct_person(person=person, given_name="Bintou", by=by)
        keys = set(NameKey.objects.filter(person=person).values_list("key", flat=True))
        assert "bintou" in keys and "awa" not in keys


def test_saving_without_a_change_leaves_no_trace(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Awa", by=by)
        assert correct_person(person=person, given_name="Awa", by=by) == []
        assert not AuditEvent.objects.filter(action="people.person_corrected", target_id=person.pk).exists()


def test_what_is_not_of_a_person_is_not_corrected(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Awa", by=by)
        with pytest.raises(errors.NothingToCorrect):
            correct_person(person=person, created_by=None, by=by)


def test_the_database_itself_refuses_a_person_without_a_name(amina):
    from django.db import IntegrityError, transaction

    with amina.at_work(), pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create()
