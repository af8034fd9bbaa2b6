# SPDX-License-Identifier: AGPL-3.0-or-later
"""Permits, the privacy notice, and protection."""

from datetime import date, timedelta

import pytest

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.network.models import Team
from lgnet.people import errors, notice
from lgnet.people.actions.correct_permit import correct_permit
from lgnet.people.actions.end_protection import end_protection
from lgnet.people.actions.give_notice import give_notice
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.models import NoticeGiven, Permit, Protection
from lgnet.people.queries import people_visible_to
from lgnet.people.tests.factories import asylum_permit, fatou, protected
from lgnet.trust.models import AuditEvent
from tests.cast import player


def test_a_permit_says_who_saw_it(amina):
    with amina.at_work() as by:
        permit = asylum_permit(fatou(by), by)
        assert (permit.seen_by, permit.seen_on) == (by.user_id, clock.today())
        assert AuditEvent.objects.filter(action="people.permit_recorded", target_id=permit.pk).exists()


def test_a_permit_only_told_of_was_seen_by_nobody(amina):
    with amina.at_work() as by:
        permit = asylum_permit(fatou(by), by, seen=False)
        assert permit.seen_by is None and permit.seen_on is None
        assert correct_permit(permit=permit, seen=True, by=by) == ["seen"]
        assert permit.seen_by == by.user_id


def test_permits_that_cannot_be_are_refused(amina):
    tomorrow = clock.today() + timedelta(days=1)
    with amina.at_work() as by:
        person = fatou(by)
        for wrong, problem in [
            ({"document_kind": "42"}, errors.UnknownCode),
            ({"reason": "PIACERE"}, errors.UnknownCode),
            ({"valid_to": date(2025, 1, 1)}, errors.PermitEndsBeforeItBegins),
            ({"issued_on": tomorrow}, errors.PermitInTheFuture),
            ({"renewal_asked_on": tomorrow}, errors.PermitInTheFuture),
            ({"number": "??"}, errors.WrongIdentifier),
        ]:
            with pytest.raises(problem):
                asylum_permit(person, by, **wrong)
        assert not Permit.objects.filter(person=person).exists()


def test_a_renewal_asked_later_is_added_with_a_trace(amina):
    with amina.at_work() as by:
        permit = asylum_permit(fatou(by), by, number="I1234567")
        sealed = bytes(permit.number)
        assert correct_permit(permit=permit, renewal_asked_on=date(2026, 5, 1), by=by) == ["renewal_asked_on"]
        assert bytes(Permit.objects.get(pk=permit.pk).number) == sealed
        event = AuditEvent.objects.get(action="people.permit_corrected", target_id=permit.pk)
        assert event.facts == {"fields": ["renewal_asked_on"]}


def test_street_operators_keep_no_permits(amina, bruno):
    with amina.at_work() as by:
        person = fatou(by)
    with bruno.at_work() as by, pytest.raises(Denied):
        record_permit(person=person, document_kind="5", reason="RICH_ASILO", by=by)


def test_the_notice_given_keeps_version_language_and_mediator(amina):
    with amina.at_work() as by:
        given = give_notice(person=fatou(by), language="fr", mediator=" Awa  Ndiaye ", by=by)
        stored = NoticeGiven.objects.get(pk=given.pk)
        assert (stored.version, stored.language, stored.mediator) == ("2026-1", "fr", "Awa Ndiaye")
        assert stored.through_mediator and stored.given_by == by.user_id


@pytest.mark.parametrize("wrong", [{"language": "tlh"}, {"language": "it", "version": "1999-1"}])
def test_a_notice_that_does_not_exist_was_not_given(amina, wrong):
    with amina.at_work() as by, pytest.raises(errors.NoSuchNotice):
        give_notice(person=fatou(by), by=by, **wrong)


def test_a_mediator_has_a_name(amina):
    with amina.at_work() as by, pytest.raises(errors.MediatorMissing):
        give_notice(person=fatou(by), language="it", through_mediator=True, by=by)


def test_the_notice_has_the_same_parts_in_each_language_and_says_which_were_reviewed():
    texts = {language: notice.notice_text(language, city="Sassari") for language in notice.languages()}
    assert set(texts) == {"it", "en", "fr", "es", "ar"}
    assert len({len(text.paragraphs) for text in texts.values()}) == 1
    assert {language for language, text in texts.items() if text.reviewed} == {"it", "en"}
    assert texts["ar"].direction == "rtl"
    assert all(
        "Sassari" in text.paragraphs[0] and "{" not in "".join(text.paragraphs) for text in texts.values()
    )


def test_only_a_case_manager_protects(amina, bruno, team):
    with amina.at_work() as by:
        person = fatou(by)
    with bruno.at_work() as by, pytest.raises(Denied):
        protect_person(person=person, team=team, reason="violence", by=by)


def test_protection_is_by_an_open_team_of_the_city_for_a_coded_reason(amina, torino_team, team):
    with amina.at_work() as by:
        person = fatou(by)
        with pytest.raises(errors.CannotProtect):
            protect_person(person=person, team=torino_team, reason="violence", by=by)
        with pytest.raises(errors.UnknownCode):
            protect_person(person=person, team=team, reason="because", by=by)
        team.closed_on = clock.today()
        team.save()
        with pytest.raises(errors.CannotProtect):
            protect_person(person=person, team=team, reason="violence", by=by)


def test_nobody_is_given_to_a_team_in_which_nobody_could_end_the_protection(amina, sassari):
    unit = Team.objects.create(city=sassari, name="Unità di strada")
    player("Bice", sassari, Role.STREET_OPERATOR, team=unit)
    with amina.at_work() as by:
        with pytest.raises(errors.CannotProtect):
            protected(by, unit)
        assert not Protection.objects.exists()


def test_nobody_is_protected_twice(amina, team):
    with amina.at_work() as by:
        person = protected(by, team)
        with pytest.raises(errors.AlreadyProtected):
            protect_person(person=person, team=team, reason="violence", by=by)


def test_whoever_protects_for_another_team_loses_sight_of_her(amina, protecting_team):
    with amina.at_work() as by:
        person = fatou(by)
        assert people_visible_to(by).filter(pk=person.pk).exists()
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
        assert not people_visible_to(by).filter(pk=person.pk).exists()
        event = AuditEvent.objects.get(action="people.person_protected")
        assert event.person_ids == [person.pk] and "violence" not in str(event.facts)


def test_her_documents_are_hidden_with_her(amina, protecting_team, protector):
    with amina.at_work() as by:
        person = fatou(by)
        asylum_permit(person, by)
        give_notice(person=person, language="it", by=by)
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
        assert not Permit.objects.filter(person_id=person.pk).exists()
        assert not NoticeGiven.objects.filter(person_id=person.pk).exists()
    with protector.at_work():
        assert Permit.objects.filter(person_id=person.pk).exists()


def test_only_her_team_ends_the_protection(amina, protector, protecting_team):
    with amina.at_work() as by:
        person = protected(by, protecting_team)
    with amina.at_work() as by, pytest.raises(Denied):
        end_protection(person=person, by=by)
    with protector.at_work() as by:
        ended = end_protection(person=person, by=by)
        assert ended.ended_by == by.user_id
        with pytest.raises(errors.NotProtected):
            end_protection(person=person, by=by)
    with amina.at_work() as by:
        assert people_visible_to(by).filter(pk=person.pk).exists()
        assert Protection.objects.filter(person=person).count() == 1
