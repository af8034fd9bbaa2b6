# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers that tell who somebody is: checked a little, encrypted, bound to their row, seen one at a time."""

from datetime import date

import pytest

from lgnet.kernel.errors import Denied
from lgnet.people import errors
from lgnet.people.actions import record_identifier as recording
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.actions.remove_identifier import remove_identifier
from lgnet.people.actions.reveal_identifier import reveal_identifier, reveal_permit_number
from lgnet.people.choices import Doubt
from lgnet.people.identifiers import checked, doubts, kinds_it_may_be, masked
from lgnet.people.models import Identifier, Permit, Person
from lgnet.people.tests.factories import asylum_permit, fatou
from lgnet.trust.encryption import Tampered
from lgnet.trust.models import AuditEvent

CF, OMOCODE = "DLLMMD98A01Z319J", "DLLMMD98AL1Z319U"


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("codice_fiscale", "dllmmd98a01 z319j", CF),
        ("codice_fiscale", OMOCODE, OMOCODE),
        ("codice_fiscale", "LIXWEI01B43Z210R", "LIXWEI01B43Z210R"),
        ("provisional_code", "12345670587", "12345670587"),
        ("provisional_code", "90123459985", "90123459985"),
        ("stp", "STP 020 101 0000123", "STP0201010000123"),
        ("cui", "05abcd7", "05ABCD7"),
        ("vestanet", "SS0001234", "SS0001234"),
        ("passport", "yb 123-45", "YB123-45"),
    ],
)
def test_a_correct_number_is_written_one_way(kind, typed, stored):
    assert checked(kind, typed) == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("codice_fiscale", "DLLMMD98A01Z319K"),
        ("codice_fiscale", "DLLMMD98A01Z319"),
        ("codice_fiscale", "12345670587"),
        ("provisional_code", "12345670588"),
        ("provisional_code", "1234567058"),
        ("stp", "0201010000123"),
        ("cui", "?"),
        ("passport", ""),
    ],
)
def test_what_cannot_be_a_number_of_its_kind_is_refused(kind, typed):
    with pytest.raises(errors.WrongIdentifier):
        checked(kind, typed)


MAMADOU = {"given_name": "Mohamed", "family_name": "Diallo", "sex": "M", "birth_date": date(1998, 1, 1)}


@pytest.mark.parametrize(
    ("different", "doubt"),
    [
        ({}, []),
        ({"given_name": "Diallo", "family_name": "Mohamed"}, [Doubt.NAME]),
        ({"sex": "F"}, [Doubt.SEX]),
        ({"sex": "X"}, []),
        ({"birth_date": date(1998, 1, 2)}, [Doubt.BIRTH_DATE]),
        ({"birth_date": date(1998, 6, 1), "birth_precision": "year"}, []),
        ({"birth_date": date(1999, 6, 1), "birth_precision": "year"}, [Doubt.BIRTH_DATE]),
        ({"birth_date": date(2000, 1, 1), "birth_precision": "estimated"}, []),
        ({"birth_date": None, "birth_precision": ""}, []),
        ({"given_name": "Fatou"}, [Doubt.NAME]),
    ],
)
@pytest.mark.parametrize("number", [CF, OMOCODE])
def test_differences_are_told_and_stop_nobody(number, different, doubt):
    person = Person(
        city_id=None, **{"birth_precision": "exact", **MAMADOU, "given_name": "Mamadou", **different}
    )
    if different.get("given_name") == "Diallo":  # the two names exchanged, and one of them another
        person.family_name = "Bakary"
    assert doubts(number, person) == doubt


def test_names_exchanged_are_no_doubt():
    person = Person(city_id=None, given_name="Diallo", family_name="Mamadou")
    assert doubts("MMDDLL98A01Z319" + "X", person) == doubts(CF, person) == []


def test_a_number_is_stored_as_ciphertext_only(amina):
    with amina.at_work() as by:
        identifier = record_identifier(person=fatou(by), kind="codice_fiscale", number=CF, by=by)
        stored = Identifier.objects.get(pk=identifier.pk)
        assert CF.encode() not in bytes(stored.sealed) and CF.encode() not in bytes(stored.index)
        assert reveal_identifier(identifier=stored, by=by) == CF


def test_a_number_is_recorded_once_for_a_person_and_may_be_of_two(amina):
    with amina.at_work() as by:
        person, other = fatou(by), fatou(by)
        record_identifier(person=person, kind="passport", number="AB1234567", by=by)
        with pytest.raises(errors.IdentifierThere):
            record_identifier(person=person, kind="passport", number="ab 1234567", by=by)
        record_identifier(person=other, kind="passport", number="AB1234567", by=by)
        assert Identifier.objects.count() == 2


def test_seeing_a_number_is_in_the_audit_without_the_number(amina):
    with amina.at_work() as by:
        identifier = record_identifier(person=fatou(by), kind="codice_fiscale", number=CF, by=by)
        reveal_identifier(identifier=identifier, by=by)
        event = AuditEvent.objects.get(action="people.identifier_revealed", target_id=identifier.pk)
        assert event.person_ids == [identifier.person_id] and CF not in str(event.facts)


def test_a_number_taken_away_leaves_its_trace(amina):
    with amina.at_work() as by:
        identifier = record_identifier(person=fatou(by), kind="cui", number="05ABCD7", by=by)
        key = identifier.pk
        remove_identifier(identifier=identifier, by=by)
        assert AuditEvent.objects.get(action="people.identifier_removed").target_id == key


def test_only_the_office_sees_numbers(amina, bruno, project_manager):
    with amina.at_work() as by:
        identifier = record_identifier(person=fatou(by), kind="cui", number="05ABCD7", by=by)
    for player in (bruno, project_manager):
        with player.at_work() as by, pytest.raises(Denied):
            reveal_identifier(identifier=identifier, by=by)


def two(by, **numbers):
    person = fatou(by)
    return [
        record_identifier(person=person, kind=kind, number=number, by=by) for kind, number in numbers.items()
    ]


def put(identifier, **columns):
    """What somebody with the database in hands could do."""
    Identifier.objects.filter(pk=identifier.pk).update(**columns)
    return Identifier.objects.get(pk=identifier.pk)


def test_ciphertext_moved_to_another_column_is_an_error(amina):
    with amina.at_work() as by:
        passport, cui = two(by, passport="AB12345", cui="05ABCD7")
        with pytest.raises(Tampered):
            reveal_identifier(identifier=put(cui, sealed=passport.sealed), by=by)
        with pytest.raises(Tampered):
            reveal_identifier(identifier=put(passport, kind="cui"), by=by)


def test_ciphertext_moved_to_another_row_is_an_error_also_of_the_same_person(amina):
    with amina.at_work() as by:
        person, other = fatou(by), fatou(by)
        hers = record_identifier(person=person, kind="passport", number="AB12345", by=by)
        second = record_identifier(person=person, kind="passport", number="CD67890", by=by)
        others = record_identifier(person=other, kind="passport", number="EF11111", by=by)
        for target in (second, others):
            with pytest.raises(Tampered):
                reveal_identifier(identifier=put(target, sealed=hers.sealed), by=by)
        with pytest.raises(Tampered):
            reveal_identifier(identifier=put(hers, person=other), by=by)


def test_ciphertext_moved_to_another_city_is_an_error(amina, carla):
    with amina.at_work() as by:
        hers = record_identifier(person=fatou(by), kind="passport", number="AB12345", by=by)
    with carla.at_work() as by:
        theirs = record_identifier(person=fatou(by), kind="passport", number="CD67890", by=by)
        with pytest.raises(Tampered):
            reveal_identifier(identifier=put(theirs, sealed=hers.sealed), by=by)


def test_one_changed_bit_is_an_error(amina):
    with amina.at_work() as by:
        (passport,) = two(by, passport="AB12345")
        changed = bytearray(passport.sealed)
        changed[-1] ^= 1
        with pytest.raises(Tampered):
            reveal_identifier(identifier=put(passport, sealed=bytes(changed)), by=by)


def test_control_what_was_not_moved_opens(amina):
    with amina.at_work() as by:
        passport, cui = two(by, passport="AB12345", cui="05ABCD7")
        assert reveal_identifier(identifier=put(passport, sealed=passport.sealed), by=by) == "AB12345"
        assert reveal_identifier(identifier=cui, by=by) == "05ABCD7"


def test_permit_numbers_are_bound_in_the_same_way(amina):
    with amina.at_work() as by:
        person = fatou(by)
        first = asylum_permit(person, by, number="I12345678")
        second = asylum_permit(person, by, number="I87654321")
        assert reveal_permit_number(permit=first, by=by) == "I12345678"
        Permit.objects.filter(pk=second.pk).update(number=first.number)
        with pytest.raises(Tampered):
            reveal_permit_number(permit=Permit.objects.get(pk=second.pk), by=by)


def test_a_permit_without_a_number_reveals_nothing(amina):
    with amina.at_work() as by:
        permit = record_permit(person=fatou(by), document_kind="5", reason="RICH_ASILO", by=by)
        assert reveal_permit_number(permit=permit, by=by) == ""
        assert not AuditEvent.objects.filter(action="people.permit_number_revealed").exists()


def test_two_cities_index_the_same_number_differently(amina, carla):
    with amina.at_work() as by:
        hers = record_identifier(person=fatou(by), kind="passport", number="AB12345", by=by)
    with carla.at_work() as by:
        theirs = record_identifier(person=fatou(by), kind="passport", number="AB12345", by=by)
    assert bytes(hers.index) != bytes(theirs.index)
    assert recording.index_column("passport") == "identifier.passport"


def test_masks_and_guesses_of_kind():
    assert masked(CF) == "•" * 13 + "19J"
    assert kinds_it_may_be("Mohamed Diallo") == []
    assert "codice_fiscale" in kinds_it_may_be(CF.lower())


def test_a_person_may_have_no_number_at_all(amina):
    with amina.at_work() as by:
        assert not register_person(given_name="Awa", by=by).identifiers.exists()
