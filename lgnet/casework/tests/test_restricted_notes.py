# SPDX-License-Identifier: AGPL-3.0-or-later
"""Restricted notes: for those who follow the case, and for nobody else. Copies of the database: tests/test_dump.py."""

import pytest

from lgnet.casework.actions.read_restricted_notes import opened, read_restricted_notes
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.casework.errors import ChangedMeanwhile, NotForYou, NothingWritten
from lgnet.casework.models import RestrictedNote
from lgnet.kernel.actor import Role, system_actor
from lgnet.trust.models import AuditEvent
from lgnet.trust.renewing import renew_sealed
from lgnet.trust.tenancy import EVERY_TEAM, in_city
from tests.cast import player

SECRET = "Zanzariera-viola-7731"
OLD = "1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
NEW = "2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU="


@pytest.fixture
def case(amina, opened):
    with amina.at_work() as by:
        return opened(by)


@pytest.fixture
def note(amina, case) -> RestrictedNote:
    with amina.at_work() as by:
        return write_restricted_note(case=case, kind="violence", words=SECRET, by=by)


def test_those_who_follow_the_case_read_it_and_that_is_recorded(amina, case, note):
    page = amina.browser.get(amina.url(f"cases/{case.pk}/notes/"))
    assert SECRET in page.content.decode()
    with amina.at_work():
        read = AuditEvent.objects.get(action="casework.restricted_notes_shown")
        assert (read.person_ids, read.target_id) == ([case.person_id], case.pk)


def test_a_case_manager_of_another_team_reads_the_case_and_not_its_notes(protector, case, note):
    assert protector.browser.get(protector.url(f"cases/{case.pk}/")).status_code == 200
    assert protector.browser.get(protector.url(f"cases/{case.pk}/notes/")).status_code == 403
    assert protector.browser.get(protector.url(f"cases/{case.pk}/notes/{note.pk}/")).status_code == 403
    with protector.at_work() as by, pytest.raises(NotForYou):
        read_restricted_notes(case=case, by=by)


def test_the_data_protection_officer_reads_cases_and_no_notes(sassari, case, note):
    officer = player("Livia", sassari, Role.DATA_PROTECTION_OFFICER)
    assert officer.browser.get(officer.url(f"cases/{case.pk}/")).status_code == 200
    assert officer.browser.get(officer.url(f"cases/{case.pk}/notes/")).status_code == 403


def test_no_other_page_of_the_case_shows_it(amina, case, note):
    for path in ("", "diary/"):
        assert SECRET not in amina.browser.get(amina.url(f"cases/{case.pk}/{path}")).content.decode()


def test_it_has_words(amina, case):
    with amina.at_work() as by, pytest.raises(NothingWritten):
        write_restricted_note(case=case, kind="health", words="  ", by=by)


def test_a_correction_keeps_the_former_and_a_late_one_is_told(amina, case, note):
    with amina.at_work() as by:
        second = write_restricted_note(case=case, kind="violence", words="Corretta", by=by, replaces=note)
        with pytest.raises(ChangedMeanwhile) as told:
            write_restricted_note(case=case, kind="violence", words="Tardi", by=by, replaces=note)
        assert told.value.newest == second
        assert [one.words for one in read_restricted_notes(case=case, by=by)] == ["Corretta", SECRET]


def test_a_note_moved_to_another_row_does_not_open(amina, case, note):
    with amina.at_work() as by:
        other = write_restricted_note(case=case, kind="health", words="Altra", by=by)
        RestrictedNote.objects.filter(pk=other.pk).update(sealed=note.sealed)
        other.refresh_from_db()
        assert opened(other) is None
    page = amina.browser.get(amina.url(f"cases/{case.pk}/notes/")).content.decode()
    assert "non si può aprire" in page and SECRET in page


def test_a_new_key_renews_it_and_the_old_one_may_go(amina, sassari, case, note, settings):
    settings.IDENTIFIER_KEYS = f"{OLD},{NEW}"
    with in_city(sassari.id, teams=EVERY_TEAM):
        assert renew_sealed(by=system_actor("rotate_keys", city_id=sassari.id)) == (1, 0)
    settings.IDENTIFIER_KEYS = NEW
    with amina.at_work() as by:
        assert [one.words for one in read_restricted_notes(case=case, by=by)] == [SECRET]


def test_control_without_renewing_the_old_key_is_needed(amina, case, note, settings):
    settings.IDENTIFIER_KEYS = NEW
    with amina.at_work() as by:
        assert [one.words for one in read_restricted_notes(case=case, by=by)] == [None]
