# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file becomes people and contacts: once, through the actions, and may be taken back."""

from lgnet.exchange.choices import BatchState
from lgnet.exchange.tests.building import table
from lgnet.outreach.models import Contact
from lgnet.people.models import Person

HEADER = [
    "Cognome",
    "Nome",
    "Data di nascita",
    "Sesso",
    "Nazionalità",
    "Cell.",
    "Data contatto",
    "Luogo",
    "Bisogni",
]
ROWS = [
    [
        "Diallo",
        "Aminata",
        "07/03/1998",
        "F",
        "Senegal",
        "333 1234567",
        "20/11/2026",
        "Stazione",
        "Documenti, cibo",
    ],
    ["Tekle", "Samuel", "1990", "M", "eritreo", "", "", "", ""],
    ["", "Ivan", "31/02/1990", "M", "Ucraina", "", "", "", ""],
]


def test_right_rows_go_in_and_wrong_ones_come_back(importer):
    batch = importer.tried(table([HEADER, *ROWS]))
    assert batch.state == BatchState.CHECKED, batch.refusal
    assert importer.verdicts(batch) == ["new", "new", "wrong"], importer.findings(batch)
    batch = importer.write(batch)
    assert batch.state == BatchState.DONE
    assert importer.states(batch) == ["written", "written", "rejected"]
    with importer.player.at_work():
        amina = Person.objects.get(given_name="Aminata")
        assert (amina.sex, amina.citizenships, amina.phone) == ("F", ["SEN"], "+393331234567")
        contact = Contact.objects.get(person=amina)
        assert {need.code for need in contact.needs.all()} == {"permit", "food"}


def test_the_same_file_twice_doubles_nothing(importer):
    importer.written(table([HEADER, *ROWS]))
    again = importer.tried(table([HEADER, *ROWS]))
    assert again.notes[-1]["code"] == "same_file"
    assert importer.verdicts(again) == ["there", "there", "wrong"]
    again = importer.write(again)
    assert importer.states(again) == ["nothing", "nothing", "rejected"]
    with importer.player.at_work():
        assert Person.objects.count() == 2 and Contact.objects.count() == 1


def test_what_was_written_is_taken_back(importer):
    batch = importer.undo(importer.written(table([HEADER, *ROWS])))
    assert batch.state == BatchState.UNDONE
    assert importer.states(batch) == ["taken_back", "taken_back", "rejected"]
    with importer.player.at_work():
        assert not Person.objects.exists() and not Contact.objects.exists()
    again = importer.written(table([HEADER, *ROWS]))
    assert importer.states(again) == ["written", "written", "rejected"]
