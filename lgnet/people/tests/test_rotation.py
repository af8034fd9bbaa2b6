# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new key: everything is encrypted anew, also when it was stopped half way; the old key may then go."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from lgnet.kernel.actor import system_actor
from lgnet.kernel.errors import Denied
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.reveal_identifier import reveal_identifier, reveal_permit_number
from lgnet.people.models import Identifier, Permit
from lgnet.people.queries import search_people
from lgnet.people.tests.factories import asylum_permit, fatou
from lgnet.trust import renewing
from lgnet.trust.encryption import Tampered, key_number
from lgnet.trust.models import AuditEvent
from lgnet.trust.renewing import Renewed, renew_sealed
from lgnet.trust.tenancy import EVERY_TEAM, in_city

OLD = "1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
NEW = "2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU="


def rotate(city, **options) -> Renewed:
    with in_city(city.id, teams=EVERY_TEAM):
        return renew_sealed(by=system_actor("rotate_keys", city_id=city.id), **options)


@pytest.fixture
def numbers(amina, settings):
    """Five passports and a permit number under the old key, the new key just added."""
    settings.IDENTIFIER_KEYS = OLD
    with amina.at_work() as by:
        person = fatou(by)
        for number in range(5):
            record_identifier(person=person, kind="passport", number=f"AB1234{number}", by=by)
        asylum_permit(person, by, number="I1234567")
        asylum_permit(person, by)
    settings.IDENTIFIER_KEYS = f"{OLD},{NEW}"
    return person


def test_all_is_renewed_and_the_old_key_may_go(amina, sassari, numbers, settings):
    assert rotate(sassari, batch=2) == (6, 0)
    settings.IDENTIFIER_KEYS = NEW
    with amina.at_work() as by:
        identifier = Identifier.objects.order_by("pk").first()
        assert reveal_identifier(identifier=identifier, by=by) == "AB12340"
        permit = Permit.objects.exclude(number=None).get()
        assert reveal_permit_number(permit=permit, by=by) == "I1234567"
        assert [match.person for match in search_people(by, "AB12343")] == [numbers]


def test_control_without_rotating_the_old_key_is_needed(amina, numbers, settings):
    settings.IDENTIFIER_KEYS = NEW
    with amina.at_work() as by, pytest.raises(Tampered):
        reveal_identifier(identifier=Identifier.objects.first(), by=by)


def test_while_it_goes_on_numbers_are_found_under_either_key(amina, numbers):
    with amina.at_work() as by:
        assert search_people(by, "AB12343") != []
        record_identifier(person=numbers, kind="cui", number="05ABCD7", by=by)
        assert search_people(by, "05ABCD7") != []


def test_stopped_half_way_it_goes_on_from_there(sassari, numbers, monkeypatch):
    batches, one_batch = [], renewing._one_batch

    def stops(column, ids, by):
        if len(batches) == 2:
            raise KeyboardInterrupt
        batches.append(ids)
        return one_batch(column, ids, by)

    monkeypatch.setattr(renewing, "_one_batch", stops)
    with pytest.raises(KeyboardInterrupt):
        rotate(sassari, batch=2)
    monkeypatch.undo()
    assert rotate(sassari, batch=2) == (2, 0)
    assert rotate(sassari) == (0, 0)


def test_what_cannot_be_read_is_left_and_counted(amina, sassari, numbers):
    with amina.at_work():
        broken = Identifier.objects.order_by("pk").first()
        Identifier.objects.filter(pk=broken.pk).update(sealed=bytes(broken.sealed)[:-1] + b"?")
    assert rotate(sassari) == (5, 1)
    with amina.at_work():
        assert key_number(Identifier.objects.get(pk=broken.pk).sealed) == 1
    with pytest.raises(CommandError, match="Keep the old keys"):
        call_command("rotate_keys", city=[sassari.slug])


def test_protected_people_are_renewed_too(amina, sassari, numbers, protecting_team):
    from lgnet.people.actions.protect_person import protect_person

    with amina.at_work() as by:
        protect_person(person=numbers, team=protecting_team, reason="violence", by=by)
    assert rotate(sassari).renewed == 6


def test_the_work_is_in_the_audit_and_done_by_no_person(amina, sassari, numbers):
    rotate(sassari)
    with amina.at_work() as by:
        events = AuditEvent.objects.filter(action="people.keys_rotated")
        assert [(event.by_id, event.origin, event.facts["key"]) for event in events] == [
            (None, "rotate_keys", 2)
        ] * 2
        with pytest.raises(Denied):
            renew_sealed(by=by)


def test_the_command_says_what_it_did(sassari, numbers, capsys):
    call_command("rotate_keys", city=[sassari.slug])
    said = capsys.readouterr().out
    assert "Sassari: 6 renewed" in said and "Nothing is left" in said
    with in_city(sassari.id, teams=EVERY_TEAM), transaction.atomic():
        assert {key_number(one.sealed) for one in Identifier.objects.all()} == {2}
