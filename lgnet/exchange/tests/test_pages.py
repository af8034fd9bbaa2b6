# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way of a file through the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lgnet.exchange.models import ImportBatch
from lgnet.exchange.tests.building import table
from lgnet.exchange.tests.test_import import HEADER, ROWS
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person

CONTENT = table([HEADER, *ROWS])


@pytest.fixture
def browser(amina):
    return amina.browser


def bring(importer, browser, content: bytes = CONTENT, name: str = "persone.csv") -> ImportBatch:
    sent = browser.post(importer.player.url("exchange/"), {"file": SimpleUploadedFile(name, content)})
    assert sent.status_code == 302, sent.content.decode()
    with importer.player.at_work():
        batch = ImportBatch.objects.latest("created_at")
    assert sent["Location"] == page(importer, batch)
    return batch


def page(importer, batch: ImportBatch, below: str = "") -> str:
    return importer.player.url(f"exchange/{batch.pk}/{below}")


def chosen(batch: ImportBatch, **also: str) -> dict[str, str]:
    columns = {f"c{place}": code for place, code in batch.columns.items()}
    return {**columns, "programme": str(batch.programme_id), "source": "desk", "place": "", **also}


def test_from_the_upload_to_taking_it_back(importer, browser):
    batch = bring(importer, browser)
    assert "hx-get" in browser.get(page(importer, batch)).content.decode()
    batch = importer.work(batch)
    assert browser.get(page(importer, batch, "progress/"))["HX-Refresh"] == "true"
    assert browser.get(page(importer, batch)).status_code == 200
    columns = browser.get(page(importer, batch, "columns/")).content.decode()
    assert "Aminata" in columns
    assert browser.post(page(importer, batch, "columns/"), chosen(batch)).status_code == 302
    batch = importer.work(batch)
    assert "verdict=wrong" in browser.get(page(importer, batch)).content.decode()
    shown = browser.get(page(importer, batch, "rows/?verdict=wrong")).content.decode()
    assert "31/02/1990" in shown and "Aminata" not in shown
    assert browser.post(page(importer, batch, "start/")).status_code == 302
    batch = importer.work(batch)
    done = browser.get(page(importer, batch)).content.decode()
    assert "state=rejected" in done
    back = browser.get(page(importer, batch, "given-back/"))
    assert back["Content-Disposition"].endswith('.csv"') and b"31/02/1990" in back.content
    assert browser.get(page(importer, batch, "undo/")).status_code == 200
    assert browser.post(page(importer, batch, "undo/")).status_code == 302
    batch = importer.work(batch)
    assert browser.get(page(importer, batch)).status_code == 200
    assert "<bdi>persone.csv</bdi>" in browser.get(importer.player.url("exchange/")).content.decode()
    with importer.player.at_work():
        assert not Person.objects.exists()


def test_a_likely_duplicate_is_decided_by_a_person(importer, browser):
    with importer.player.at_work() as by:
        known = register_person(by=by, given_name="Aminata", family_name="Diallo", citizenships=["SEN"])
    batch = importer.written(CONTENT)
    (waiting,) = [row for row in importer.rows(batch) if row.state == "to_decide"]
    assert "Aminata Diallo" in browser.get(page(importer, batch, "twins/")).content.decode()
    one = page(importer, batch, f"twins/{waiting.pk}/")
    assert str(known.pk) in browser.get(one).content.decode()
    assert browser.post(one, {"person": str(known.pk)}).status_code == 302
    with importer.player.at_work():
        known.refresh_from_db()
        assert known.phone == "+393331234567" and known.contacts.count() == 1
        assert Person.objects.count() == 2


def test_no_file_is_told(importer, browser):
    empty = browser.post(importer.player.url("exchange/"), {})
    assert empty.status_code == 422


def test_a_file_too_large_is_told(importer, browser):
    large = SimpleUploadedFile("grande.csv", b"a;b\r\n" * 2_200_000)
    sent = browser.post(importer.player.url("exchange/"), {"file": large})
    assert sent.status_code == 422 and "10 MB" in sent.content.decode()


def test_words_that_are_not_known_are_said_once(importer, browser):
    rows = [["Diallo", "Aminata", "", "", "Senegallo", "", "", "", ""]]
    batch = importer.tried(table([HEADER, *rows]))
    assert importer.verdicts(batch) == ["wrong"]
    words = page(importer, batch, "words/")
    assert "Senegallo" in browser.get(words).content.decode()
    assert browser.post(words, {"w0": "SEN"}).status_code == 302
    assert importer.verdicts(importer.work(batch)) == ["new"]
    again = importer.tried(table([HEADER, *rows, ["Fall", "Modou", "", "", "senegallo", "", "", "", ""]]))
    assert importer.verdicts(again) == ["new", "new"]


def test_two_columns_are_not_the_same(importer, browser):
    batch = importer.bring(CONTENT)
    sent = browser.post(page(importer, batch, "columns/"), chosen(batch, c0="given_name"))
    assert sent.status_code == 422
    batch = importer.bring(CONTENT)
    nobody = {name: "" for name in chosen(batch) if name[1:].isdigit()}
    sent = browser.post(page(importer, batch, "columns/"), {**chosen(batch), **nobody})
    assert sent.status_code == 422


def test_a_file_is_put_away(importer, browser):
    batch = importer.bring(CONTENT)
    assert browser.post(page(importer, batch, "discard/")).status_code == 302
    with importer.player.at_work():
        batch.refresh_from_db()
        assert batch.state == "stopped" and batch.rows.count() == 0 and batch.header is None
    assert browser.get(page(importer, batch)).status_code == 200
