# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is known for certain, who perhaps, what is taken back and what stays."""

import pytest

from lgnet.casework.actions.open_case import open_case
from lgnet.exchange.actions.decide_row import join_row, register_row, skip_row
from lgnet.exchange.errors import AlreadyDecided
from lgnet.exchange.tests.building import table
from lgnet.outreach.models import Contact
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Identifier, Person
from lgnet.trust.models import AuditEvent

HEADER = ["Nome", "Cognome", "Nato il", "Cell", "CUI", "ID", "Data contatto"]
DAY = "20/11/2026"


def file(*rows: list[str]) -> bytes:
    return table([HEADER, *rows])


def waiting(importer, batch):
    return [row for row in importer.rows(batch) if row.state == "to_decide"]


# --- who is known


def test_the_code_of_the_own_archive_knows_a_person_again_and_shows_what_differs(importer):
    importer.written(file(["Fatou", "Ceesay", "1998", "", "", "A7", ""]))
    batch = importer.tried(file(["Fatou", "Ceesay", "1998", "333 1234567", "", "A7", ""]))
    assert importer.verdicts(batch) == ["changed"]
    assert importer.findings(batch)[0]["differences"] == [["Telefono", "", "+393331234567"]]
    importer.write(batch)
    with importer.player.at_work():
        assert Person.objects.get().phone == ""
    batch = importer.written_changes(file(["Fatou", "Ceesay", "1998", "333 1234568", "", "A7", ""]))
    with importer.player.at_work():
        assert Person.objects.get().phone == "+393331234568"
    assert importer.states(batch) == ["written"]


def test_a_number_with_the_name_knows_her_and_a_number_with_another_name_does_not(importer):
    importer.written(file(["Fatou", "Ceesay", "", "", "ABC1234", "", ""]))
    batch = importer.tried(
        file(["Ceesay", "Fatou", "", "", "abc 1234", "", DAY], ["Olha", "Bondar", "", "", "ABC1234", "", ""])
    )
    assert importer.verdicts(batch) == ["known", "twin"]
    importer.write(batch)
    with importer.player.at_work():
        assert Person.objects.count() == 1 and Contact.objects.get().person == Person.objects.get()


def test_the_same_person_in_several_rows_is_one_person_with_several_contacts(importer):
    batch = importer.written(
        file(
            ["Fatou", "Ceesay", "07/03/1998", "", "", "", "18/11/2026"],
            ["Fatou", "Ceesay", "07/03/1998", "", "", "", "19/11/2026"],
            ["Ceesay", "Fatou", "07/03/1998", "", "", "", "20/11/2026"],
        )
    )
    assert importer.verdicts(batch) == ["new", "known", "known"]
    with importer.player.at_work():
        assert (
            Person.objects.count() == 1 and Contact.objects.filter(person=Person.objects.get()).count() == 3
        )


def test_a_contact_without_a_name_is_nobodys_person(importer):
    content = table([["Soprannome", "Data", "Luogo"], ["Sciarpa gialla", DAY, "Stazione"]])
    importer.written(content)
    with importer.player.at_work():
        assert Contact.objects.get().nickname == "Sciarpa gialla" and not Person.objects.exists()


def test_somebody_written_down_since_the_trial_is_not_doubled(importer):
    batch = importer.tried(file(["Fatou", "Ceesay", "1998", "", "", "", ""]))
    with importer.player.at_work() as by:
        register_person(by=by, given_name="Fatou", family_name="Ceesay")
    assert importer.states(importer.write(batch)) == ["to_decide"]


# --- decisions


@pytest.fixture
def doubtful(importer):
    """A known Fatou Ceesay, and an import with two rows that may speak of her."""
    with importer.player.at_work() as by:
        known = register_person(by=by, given_name="Fatou", family_name="Ceesay")
    batch = importer.written(
        file(
            ["Fatou", "Ceesay", "07/03/1998", "333 1234567", "ABC1234", "", DAY],
            ["Fatou", "Ceesay", "07/03/1998", "", "", "", "19/11/2026"],
        )
    )
    assert importer.states(batch) == ["to_decide", "to_decide"]
    return known, batch


def test_the_same_person_gets_what_was_missing_and_the_other_rows_follow(importer, doubtful):
    known, batch = doubtful
    with importer.player.at_work() as by:
        join_row(row=waiting(importer, batch)[0], person=known, by=by)
    assert importer.states(batch) == ["written", "written"]
    with importer.player.at_work():
        known.refresh_from_db()
        assert (known.phone, known.birth_date.year) == ("+393331234567", 1998)
        assert known.contacts.count() == 2 and Identifier.objects.filter(person=known).count() == 1
        assert Person.objects.count() == 1


def test_somebody_new_is_written_with_all_her_rows(importer, doubtful):
    with importer.player.at_work() as by:
        register_row(row=waiting(importer, doubtful[1])[0], by=by)
    with importer.player.at_work():
        assert Person.objects.count() == 2 and Contact.objects.count() == 2


def test_a_row_left_out_writes_nothing_and_is_decided_once(importer, doubtful):
    row = waiting(importer, doubtful[1])[0]
    with importer.player.at_work() as by:
        skip_row(row=row, by=by)
        with pytest.raises(AlreadyDecided):
            register_row(row=row, by=by)
        assert Person.objects.count() == 1 and not Contact.objects.exists()


# --- taking back


def test_what_somebody_changed_since_stays_and_is_listed(importer, team, programme):
    batch = importer.written(
        file(
            ["Fatou", "Ceesay", "1998", "", "", "", DAY],
            ["Modou", "Fall", "1990", "", "", "", DAY],
            ["Olha", "Bondar", "1980", "", "", "", DAY],
        )
    )
    with importer.player.at_work() as by:
        correct_person(person=Person.objects.get(given_name="Fatou"), by=by, phone="333 1234567")
        modou = Person.objects.get(given_name="Modou")
        open_case(person=modou, team=team, programme=programme, by=by)
    importer.undo(batch)
    rows = importer.rows(batch)
    assert [(row.state, row.kept) for row in rows] == [
        ("written", "changed"), ("written", "in_use"), ("taken_back", ""),
    ]  # fmt: skip
    with importer.player.at_work():
        assert {one.given_name for one in Person.objects.all()} == {"Fatou", "Modou"}
        assert Contact.objects.count() == 2
        traces = AuditEvent.objects.filter(action="people.person_taken_back")
        assert traces.count() == 1


def test_what_was_added_to_somebody_known_stays_and_is_listed(importer, doubtful):
    known, batch = doubtful
    with importer.player.at_work() as by:
        join_row(row=waiting(importer, batch)[0], person=known, by=by)
    importer.undo(batch)
    assert {row.kept for row in importer.rows(batch)} == {"of_others", ""}
    with importer.player.at_work():
        known.refresh_from_db()
        assert known.phone and not known.contacts.exists()


# --- whom one does not see


def test_of_a_protected_person_an_import_tells_nothing(importer, protector, protecting_team):
    with protector.at_work() as by:
        hidden = register_person(by=by, given_name="Fatou", family_name="Ceesay")
        protect_person(person=hidden, team=protecting_team, reason="violence", by=by)
    batch = importer.tried(file(["Fatou", "Ceesay", "", "", "", "", ""]))
    assert importer.verdicts(batch) == ["new"]


def test_the_control_without_protection_shows_the_twin(importer, protector):
    with protector.at_work() as by:
        register_person(by=by, given_name="Fatou", family_name="Ceesay")
    assert importer.verdicts(importer.tried(file(["Fatou", "Ceesay", "", "", "", "", ""]))) == ["twin"]


def test_a_row_is_hidden_with_the_person_it_wrote(importer, protector, protecting_team):
    batch = importer.written(file(["Fatou", "Ceesay", "", "", "", "", DAY]))
    assert len(importer.rows(batch)) == 1
    with protector.at_work() as by:
        protect_person(person=Person.objects.get(), team=protecting_team, reason="violence", by=by)
    assert importer.rows(batch) == []


def test_an_import_is_no_colleagues(importer, protector):
    batch = importer.written(file(["Fatou", "Ceesay", "", "", "", "", DAY]))
    for below in ("", "rows/", "given-back/", "columns/", "undo/"):
        assert protector.browser.get(protector.url(f"exchange/{batch.pk}/{below}")).status_code == 404
        assert importer.player.browser.get(
            importer.player.url(f"exchange/{batch.pk}/{below}")
        ).status_code != 404 or (below == "given-back/")
