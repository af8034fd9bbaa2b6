# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers of the diary and of restricted notes: each as open as what it belongs to."""

import pytest

from lgnet.casework.actions.keep_case_files import add_entry_files, add_note_files, remove_case_file
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.casework.errors import NotForYou, NotYourCase
from lgnet.casework.models import EntryFile, NoteFile
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Team
from lgnet.people.actions.register_person import register_person
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.looking import Seen
from tests.cast import player

PAPER = [Brought("scan.pdf", b"%PDF-1.7 invented")]


@pytest.fixture
def case(amina, team):
    with amina.at_work() as by:
        return open_case(person=register_person(given_name="Fatou", by=by), team=team, by=by)


@pytest.fixture
def entry(amina, case):
    with amina.at_work() as by:
        return write_intervention(case=case, kind="interview", on=clock.today(), by=by)


@pytest.fixture
def note(amina, case):
    with amina.at_work() as by:
        return write_restricted_note(case=case, kind="health", words="Da tenere riservato", by=by)


@pytest.fixture
def colleague(sassari):
    """A case manager of another team."""
    elsewhere = Team.objects.create(city=sassari, name="Équipe porto")
    return player("Rosa", sassari, Role.CASE_MANAGER, team=elsewhere)


def ready(file):
    keeping.keep_seen(file, Seen("pdf", 1, PAPER[0].content))
    return file


def test_a_paper_of_the_diary_is_for_the_city_s_case_managers_to_read(amina, colleague, case, entry):
    with amina.at_work() as by:
        file = ready(add_entry_files(entry=entry, brought=PAPER, by=by)[0])
    path = f"cases/{case.pk}/diary/{entry.pk}/files/"
    assert b"1 foto o documento" in amina.browser.get(amina.url(f"cases/{case.pk}/diary/")).content
    answer = colleague.browser.get(colleague.url(f"{path}{file.pk}/"))
    assert answer.content == PAPER[0].content and answer["Content-Type"] == "application/pdf"
    assert b'type="file"' not in colleague.browser.get(colleague.url(path)).content
    with colleague.at_work() as by, pytest.raises(NotYourCase):
        add_entry_files(entry=entry, brought=PAPER, by=by)
    with colleague.at_work() as by, pytest.raises(NotYourCase):
        remove_case_file(file=EntryFile.objects.get(), by=by)


def test_a_paper_of_a_restricted_note_is_for_those_who_follow_the_case_alone(amina, colleague, case, note):
    with amina.at_work() as by:
        file = ready(add_note_files(note=note, brought=PAPER, by=by)[0])
    path = f"cases/{case.pk}/notes/{note.pk}/files/"
    assert amina.browser.get(amina.url(f"{path}{file.pk}/")).content == PAPER[0].content  # control
    for rest in ("", "progress/", f"{file.pk}/", f"{file.pk}/remove/"):
        assert colleague.browser.get(colleague.url(path + rest)).status_code == 403
    with colleague.at_work() as by, pytest.raises(NotForYou):
        add_note_files(note=note, brought=PAPER, by=by)
    with colleague.at_work() as by, pytest.raises(NotForYou):
        remove_case_file(file=NoteFile.objects.get(), by=by)


def test_a_file_of_a_note_is_not_found_under_the_diary(amina, case, entry, note):
    with amina.at_work() as by:
        file = ready(add_note_files(note=note, brought=PAPER, by=by)[0])
    assert (
        amina.browser.get(amina.url(f"cases/{case.pk}/diary/{entry.pk}/files/{file.pk}/")).status_code == 404
    )


def test_when_what_it_belongs_to_is_corrected_it_goes_along(amina, case, entry, note):
    with amina.at_work() as by:
        add_entry_files(entry=entry, brought=PAPER, by=by)
        add_note_files(note=note, brought=PAPER, by=by)
        later = write_intervention(case=case, kind="phone_call", on=clock.today(), replaces=entry, by=by)
        newer = write_restricted_note(case=case, kind="health", words="Meglio", replaces=note, by=by)
        assert later.files.count() == newer.files.count() == 1 and not entry.files.exists()
        assert keeping.opened(later.files.get()) == PAPER[0].content


def test_one_taken_away_leaves_its_trace_and_nothing_else(amina, case, entry):
    with amina.at_work() as by:
        file = add_entry_files(entry=entry, brought=PAPER, by=by)[0]
    path = f"cases/{case.pk}/diary/{entry.pk}/files/{file.pk}/remove/"
    assert amina.browser.post(amina.url(path)).status_code == 302
    with amina.at_work():
        assert not EntryFile.objects.exists()
