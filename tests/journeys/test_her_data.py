# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos from the phone, a person's copy, who opened her record, and the end of keeping, in a browser."""

import json
from datetime import date

import pytest
from playwright.sync_api import expect

from lgnet.casework.actions.open_case import open_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from tests.cast import player
from tests.papers import photo

pytestmark = pytest.mark.browser
PATIENCE = 60_000  # ms: the worker shares two processors with the browser


@pytest.fixture
def permit(amina, team):
    with amina.at_work() as by:
        person = register_person(
            given_name="Fatou", family_name="Diallo", birth_date=date(1998, 3, 7), citizenships=["SEN"],
            languages=["wo", "fr"], by=by,
        )  # fmt: skip
        open_case(person=person, team=team, by=by)
        return record_permit(person=person, document_kind="1", reason="RICH_ASILO", number="I1234567", by=by)


def files(*contents: bytes) -> list[dict]:
    return [
        {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": content}
        for number, content in enumerate(contents)
    ]


def test_photos_of_a_permit_from_the_phone(visit, amina, permit):
    at_phone = visit(amina, width=375)
    page = at_phone.go(amina.url(f"people/{permit.person_id}/"))
    at_phone.press("link", "Aggiungi foto o documenti")
    chosen = page.get_by_label("Oppure scelga foto o PDF")
    chosen.set_input_files(files(photo(), b"MZ no photo"))
    page.get_by_role("button", name="Aggiungi").click()
    expect(page.get_by_text("non è né una foto")).to_be_visible(timeout=PATIENCE)
    assert chosen.evaluate("field => field.files.length") == 2  # what was chosen is not lost
    at_phone.judge()
    chosen.set_input_files(files(photo(size=(900, 600)), photo("maroon", size=(600, 900))))
    page.get_by_role("button", name="Aggiungi").click()
    expect(page.get_by_role("link", name="Foto del")).to_have_count(2, timeout=PATIENCE)
    at_phone.judge()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Foto del").first.click()
    assert saving.value.suggested_filename.startswith("documento-")


def test_a_person_s_copy_and_who_opened_her_record(visit, amina, permit, sassari):
    at_desk = visit(amina)
    page = at_desk.go(amina.url(f"people/{permit.person_id}/"))
    at_desk.press("link", "Copia dei suoi dati")
    at_desk.press("button", "Fai la copia")
    expect(page.get_by_role("link", name="PDF, da stampare")).to_be_visible(timeout=PATIENCE)
    at_desk.judge()
    at_desk.picture("person-copy")
    with page.expect_download() as saving:
        page.get_by_role("link", name="JSON, per un programma").click()
    told = json.loads(saving.value.path().read_text(encoding="utf-8"))
    assert any(table["table"] == "people.Permit" for table in told["tables"])
    with page.expect_download() as saving:
        page.get_by_role("link", name="PDF, da stampare").click()
    assert saving.value.path().read_bytes().startswith(b"%PDF")
    officer = player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)
    at_office = visit(officer, width=375)
    at_office.go(officer.url(f"people/{permit.person_id}/accesses/"))
    assert "Ha salvato la copia dei dati" in at_office.words() and "Amina" in at_office.words()


def test_the_end_of_keeping(visit, amina, sassari):
    with clock.telling(clock.now().replace(year=clock.now().year - 3)), amina.at_work() as by:
        for name in ("Awa", "Binta"):
            register_person(given_name=name, family_name="Sow", by=by)
    officer = player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)
    at_office = visit(officer)
    page = at_office.go(officer.url("people/over/"))
    assert "Awa Sow" in at_office.words() and "2 persone il cui tempo è finito" in at_office.words()
    at_office.picture("end-of-keeping")
    page.get_by_text("Ho guardato l’elenco").click()
    at_office.press("button", "Cancella per sempre")
    expect(page.get_by_text("2 di 2 cancellate")).to_be_visible(timeout=PATIENCE)
    at_office.judge()
    assert "Awa Sow" not in visit(officer, width=375).go(officer.url("people/over/")).inner_text("main")
