# SPDX-License-Identifier: AGPL-3.0-or-later
"""A fourth edition is added through pages, or as a file; the three that exist are read with their sources."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel.actor import Role, system_actor
from lgnet.kernel.ids import new_id
from lgnet.network.actions.load_programme import load_programme
from lgnet.network.files import SEED, shipped_programmes
from lgnet.network.models import City, Organisation, Programme
from lgnet.network.queries import current_programme
from lgnet.trust import tenancy
from tests.cast import player

EXAMPLE = (SEED / "example_programme.yaml").read_text(encoding="utf-8")


@pytest.fixture
def editions():
    call_command("load_network")
    with tenancy.in_city(tenancy.NETWORK):
        for record in shipped_programmes():
            load_programme(record, by=system_actor("test", city_id=None))


@pytest.fixture
def code() -> str:
    return f"LGNet4-{new_id().hex[-8:]}"


def as_file(text: str) -> dict:
    return {"file": SimpleUploadedFile("programme.yaml", text.encode(), content_type="application/yaml")}


def test_an_edition_is_shown_with_partners_sources_and_what_they_disagree_about(dario, editions):
    page = dario.browser.get("/network/programmes/LGNet3/").content.decode()
    for words in (
        "LGNet3",
        "€ 38.480.630,04",
        "F81J24000000007",
        "Comune di Sassari",
        "Le fonti non concordano",
    ):
        assert words in page
    assert "Modifica" not in page
    reported = dario.browser.get("/network/programmes/LGNetEA/").content.decode()
    assert "oltre 3.000" in reported


def test_the_list_of_editions_and_of_bodies(dario, editions):
    page = dario.browser.get("/network/programmes/").content.decode()
    assert all(code in page for code in ("LGNetEA", "LGNet2", "LGNet3"))
    found = dario.browser.get("/network/organisations/?text=sassari").content.decode()
    assert "Comune di Sassari" in found and "Comune di Torino" not in found


def test_a_comune_whose_city_has_its_agency_is_not_opened_twice(network_administrator, editions):
    page = network_administrator.browser.get("/network/organisations/?text=comune").content.decode()
    assert "/organisations/agrigento/city/" in page
    assert "/organisations/bolzano/city/" not in page and "/organisations/sassari/city/" not in page


def test_programmes_are_no_page_of_a_city(amina, city_administrator):
    for somebody in (amina, city_administrator):
        for path in ("programmes/", "organisations/", "programmes/file/"):
            assert somebody.browser.get(f"/network/{path}").status_code == 404


WRITES = [
    "programmes/new/", "programmes/file/", "programmes/file/example/", "programmes/LGNet3/change/",
    "organisations/new/", "programmes/LGNet3/texts/objective/", "programmes/LGNet3/partners/new/",
    "organisations/roma/city/",
]  # fmt: skip


@pytest.mark.parametrize("path", WRITES)
def test_only_the_administrator_writes(dario, network_administrator, editions, path):
    assert dario.browser.get(f"/network/{path}").status_code == 403
    assert dario.browser.post(f"/network/{path}").status_code in (403, 405)
    assert network_administrator.browser.get(f"/network/{path}").status_code == 200


def test_a_fourth_edition_is_added_through_pages(network_administrator, editions, code):
    browser = network_administrator.browser
    written = {
        "code": code, "title_it": "Quarta edizione", "title_en": "Fourth edition", "fund_it": "FAMI", "fund_en": "AMIF",
        "funding_channel": "shared_programme", "starts_on": "2026-01-01", "ends_on": "2029-12-31",
        "total_amount": "1.500.000,00", "follows": str(Programme.objects.get(code="LGNet3").pk),
    }  # fmt: skip
    assert browser.post("/network/programmes/new/", written).url == f"/network/programmes/{code}/"
    programme = Programme.objects.get(code=code)
    assert (programme.total_amount, programme.starts_on) == (Decimal("1500000.00"), date(2026, 1, 1))
    texts = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0}
    for number, (text, order) in enumerate((("Secondo", 2), ("Primo", 1))):
        texts |= {
            f"form-{number}-text_it": text,
            f"form-{number}-text_en": text,
            f"form-{number}-ORDER": order,
        }
    browser.post(f"/network/programmes/{code}/texts/objective/", texts)
    assert [text.text_it for text in programme.texts.all()] == ["Primo", "Secondo"]
    sassari = Organisation.objects.get(key="sassari")
    part = {"organisation": str(sassari.pk), "role": "city", "share": "75000", "cup": "f81j27000000001"}
    assert browser.post(f"/network/programmes/{code}/partners/new/", part).status_code == 302
    partnership = programme.partnerships.get()
    assert (partnership.city.slug, partnership.cup) == ("sassari", "F81J27000000001")
    browser.post(f"/network/programmes/{code}/move/start/")
    assert current_programme(partnership.city_id) == programme
    browser.post(f"/network/programmes/{code}/move/close/")  # the other tests write for LGNet3
    corrected = {key: words for key, words in written.items() if key != "code"} | {"title_en": "The fourth"}
    assert browser.post(f"/network/programmes/{code}/change/", corrected).status_code == 302
    url = f"/network/programmes/{code}/partners/{partnership.pk}/"
    assert browser.post(url, {"role": "city", "share": "80000"}).status_code == 302
    partnership.refresh_from_db()
    assert (partnership.share, partnership.city.slug) == (Decimal("80000"), "sassari")
    assert browser.post(url, {"role": "city", "share": "1600000"}).status_code == 422


def test_what_is_wrong_with_a_programme_is_said_beside_its_field(network_administrator, editions):
    sent = {
        "code": "LGNet3", "title_it": "Quarta", "title_en": "Fourth", "fund_it": "FAMI", "fund_en": "AMIF",
        "funding_channel": "shared_programme", "starts_on": "2026-01-01", "ends_on": "2025-01-01", "total_amount": "x",
    }  # fmt: skip
    answer = network_administrator.browser.post("/network/programmes/new/", sent)
    assert answer.status_code == 422 and "Quarta" in answer.content.decode()
    taken = network_administrator.browser.post(
        "/network/programmes/new/", {**sent, "total_amount": "1", "ends_on": ""}
    )
    assert taken.status_code == 422 and "Esiste già un programma" in taken.content.decode()


def test_a_fourth_edition_is_loaded_from_its_file_after_a_look_at_it(network_administrator, editions, code):
    browser, text = network_administrator.browser, EXAMPLE.replace("LGNet4-example", code)
    preview = browser.post("/network/programmes/file/", as_file(text))
    assert preview.status_code == 200 and "Comune di Sassari" in preview.content.decode()
    assert not Programme.objects.filter(code=code).exists()  # looked at, not taken
    assert browser.post("/network/programmes/file/", {"text": text, "taken": "yes"}).status_code == 302
    programme = Programme.objects.get(code=code)
    assert programme.follows.code == "LGNet3" and City.objects.filter(slug="esempiopoli").exists()
    again = browser.post("/network/programmes/file/", {"text": text}).content.decode()
    assert "nulla cambierebbe" in again


def test_a_file_that_follows_a_programme_which_is_not_here_is_refused(network_administrator, editions, code):
    text = EXAMPLE.replace("LGNet4-example", code).replace("follows: LGNet3", "follows: LGNet0")
    for sent in ({"text": text}, {"text": text, "taken": "yes"}):
        answer = network_administrator.browser.post("/network/programmes/file/", sent)
        assert answer.status_code == 422 and "segue LGNet0, che qui non" in answer.content.decode()
    assert not Programme.objects.filter(code=code).exists()


def test_a_changed_file_shows_exactly_what_would_change(network_administrator, editions, code):
    browser, text = network_administrator.browser, EXAMPLE.replace("LGNet4-example", code)
    browser.post("/network/programmes/file/", {"text": text, "taken": "yes"})
    dearer = text.replace('total_amount: "1500000.00"', 'total_amount: "1600000.00"')
    shown = browser.post("/network/programmes/file/", {"text": dearer}).context["preview"]
    assert [(change.before, change.after) for change in shown.changes] == [
        ("€ 1.500.000,00", "€ 1.600.000,00")
    ]


def test_a_file_with_faults_is_refused_with_each_line(network_administrator, editions, code):
    wrong = (
        EXAMPLE.replace("LGNet4-example", code)
        .replace("F81J27000000001", "F81J")
        .replace("role: lead", "role: boss")
    )
    answer = network_administrator.browser.post("/network/programmes/file/", as_file(wrong))
    assert answer.status_code == 422
    faults = answer.context["faults"]
    assert {fault.where.rsplit(".")[-1] for fault in faults} >= {"cup", "role"}
    page = answer.content.decode()
    assert all(f"<code>{fault.where}</code>" in page for fault in faults)
    assert not Programme.objects.filter(code=code).exists()


@pytest.mark.parametrize("sent", [{}, {"text": "   "}, {"text": "- not a programme"}])
def test_what_is_no_programme_at_all_is_told(network_administrator, sent):
    assert network_administrator.browser.post("/network/programmes/file/", sent).status_code == 422


def test_a_file_that_is_not_text_is_told(network_administrator):
    sent = {"file": SimpleUploadedFile("x.yaml", b"\xff\xfe\x00")}
    answer = network_administrator.browser.post("/network/programmes/file/", sent)
    assert answer.status_code == 422 and "UTF-8" in answer.content.decode()


def test_a_new_body_becomes_a_city(network_administrator):
    browser, mark = network_administrator.browser, new_id().hex[-8:]
    name = f"Comune di Provopoli {mark}"
    browser.post("/network/organisations/new/", {"name": name, "kind": "city", "belfiore": "X999"})
    key = Organisation.objects.get(name=name).key
    page = browser.get(f"/network/organisations/{key}/city/").content.decode()
    assert f"Provopoli {mark}" in page
    made = browser.post(
        f"/network/organisations/{key}/city/", {"name": f"Provopoli {mark}", "languages": ["de"]}
    )
    assert made.url == "/network/users/new/"
    assert City.objects.get(organisation__key=key).languages == ["de"]


@pytest.mark.parametrize("path", ["programmes/", "organisations/", "users/"])
def test_longer_lists_ask_the_database_no_more_often(network_administrator, editions, path):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/network/{path}").status_code == 200
        return len(asked)

    browser = network_administrator.browser
    browser.get(f"/network/{path}")
    before = questions()
    for number in range(3):
        mark = new_id().hex[-8:]
        parent = Organisation.objects.create(key=f"aaa-{mark}", kind="city", name=f"Aaa {mark}")
        Organisation.objects.create(key=f"aab-{mark}", kind="association", name=f"Aab {mark}", parent=parent)
        Programme.objects.create(code=f"X-{mark}", title_it="x", title_en="x", fund_it="x", fund_en="x")
        player(f"Aldo {number}", None, Role.COMMUNICATION)
    assert questions() == before
