# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desks where the pages are kept: in a city, and for the whole network."""

import pytest

from lgnet.kernel.actor import Role
from lgnet.portal.actions.review_text import as_seen
from lgnet.portal.dom import read
from lgnet.portal.models import PageText
from lgnet.portal.queries import page_of
from lgnet.portal.tests.conftest import publish
from tests.cast import player

DESK = "public-pages/"


@pytest.fixture
def communication():
    return player("Clelia", None, Role.COMMUNICATION)


def text_of(page, section: str, language: str) -> PageText:
    return PageText.objects.get(city=page.city, section=section, language=language)


def test_a_city_begins_reads_and_publishes(sassari, city_administrator, reader):
    browser, url = city_administrator.browser, city_administrator.url
    assert "testi di base" in browser.get(url(DESK)).content.decode()
    assert browser.post(url(DESK + "begin/")).status_code == 302
    refused = browser.post(url(DESK + "publish/"), follow=True).content.decode()
    assert "non può ancora essere pubblicata" in refused and "sportello unico pubblico" in refused
    publish(sassari)
    assert reader.get(f"/it/{sassari.slug}/").status_code == 200
    assert "Pubblicata" in browser.get(url(DESK)).content.decode()
    browser.post(url(DESK + "withdraw/"))
    assert reader.get(f"/it/{sassari.slug}/").status_code == 404


def test_a_text_is_written_and_reviewed_on_its_page(page, city_administrator):
    browser, url = city_administrator.browser, city_administrator.url(DESK + "ar/cost/")
    browser.post(url, {"text": "مجاني."})
    shown = browser.get(url).content.decode()
    assert "Da rivedere" in shown and "gratuito" in shown  # the Italian stands beside it
    italian = text_of(page, "cost", "it").text
    browser.post(url + "review/", {"seen": as_seen("مجاني.", italian)})
    assert text_of(page, "cost", "ar").reviewed_by == city_administrator.user.id
    assert "Riveduto" in browser.get(url).content.decode()


def test_a_review_of_something_else_is_refused_in_words(page, city_administrator):
    url = city_administrator.url(DESK + "fr/cost/")
    answer = city_administrator.browser.post(url + "review/", {"seen": "else"}, follow=True)
    assert "è cambiato" in answer.content.decode()
    assert text_of(page, "cost", "fr").reviewed_on is None


def test_a_text_that_is_too_long_stays_in_the_form(page, city_administrator):
    answer = city_administrator.browser.post(city_administrator.url(DESK + "it/title/"), {"text": "x" * 500})
    assert answer.status_code == 422 and "x" * 500 in answer.content.decode()


def test_the_office_is_described(page, city_administrator):
    told = {
        "unit": "Ufficio nuovo",
        "phone": "079 1",
        "email": "a@b.it",
        "dpo_contact": "rpd@b.it",
        "answer_days": "7",
    }
    url = city_administrator.url(DESK + "office/")
    assert city_administrator.browser.post(url, told | {"accessibility_url": ""}).status_code == 302
    assert page_of(page.city).unit == "Ufficio nuovo"
    refused = city_administrator.browser.post(url, told | {"answer_days": "0"})
    assert refused.status_code == 422 and page_of(page.city).answer_days == 7


def test_a_preview_shows_what_is_not_public_yet(page, city_administrator, reader):
    browser, url = city_administrator.browser, city_administrator.url
    browser.post(url(DESK + "it/how_to/"), {"text": "Parole nuove."})
    preview = browser.get(url(DESK + "preview/it/"))
    assert "Parole nuove." in preview.content.decode() and "Anteprima" in preview.content.decode()
    assert preview["Cache-Control"] == "no-store"
    assert "Parole nuove." not in reader.get(f"/it/{page.city.slug}/").content.decode()
    assert "Modificata da allora" in browser.get(url(DESK)).content.decode()
    arabic = read(browser.get(url(DESK + "preview/ar/")).content.decode())
    assert arabic.find("html")[0].attributes["dir"] == "rtl"


@pytest.mark.parametrize("path", ["de/title/", "xx/title/", "it/gold/", "preview/de/"])
def test_what_is_not_there_is_said_so(page, city_administrator, path):
    assert city_administrator.browser.get(city_administrator.url(DESK + path)).status_code == 404


def test_few_services_are_noticed(page, city_administrator):
    from lgnet.network.models import Service

    services = list(Service.objects.filter(city=page.city))
    assert "validatore" not in city_administrator.browser.get(city_administrator.url(DESK)).content.decode()
    Service.objects.filter(pk__in=[one.pk for one in services[3:]]).update(closed_on="2026-01-01")
    assert "validatore" in city_administrator.browser.get(city_administrator.url(DESK)).content.decode()


def test_the_communication_officer_keeps_every_citys_pages(page, communication, reader):
    browser = communication.browser
    assert page.city.slug in browser.get("/network/public-pages/").content.decode()
    there = f"/network/public-pages/{page.city.slug}/"
    assert browser.get(there).status_code == 200
    assert browser.post(there + "it/cost/", {"text": "Gratis."}).status_code == 302
    assert browser.post(there + "publish/").status_code == 302
    assert "Gratis." in reader.get(f"/it/{page.city.slug}/").content.decode()
    assert browser.get(there + "preview/it/").status_code == 200
    assert browser.get("/network/public-pages/atlantis/").status_code == 404


def test_others_of_the_network_do_not(page, dario, network_administrator):
    for colleague in (dario, network_administrator):
        assert colleague.browser.get("/network/public-pages/").status_code == 403
        assert colleague.browser.post(f"/network/public-pages/{page.city.slug}/withdraw/").status_code == 403


def test_the_menu_has_it_for_who_keeps_it(page, city_administrator, amina, communication):
    assert "public-pages" in city_administrator.browser.get(city_administrator.url(DESK)).content.decode()
    assert "public-pages" not in amina.browser.get(amina.url("contacts/")).content.decode()
    assert communication.browser.get("/network/", follow=True).status_code == 200
