# SPDX-License-Identifier: AGPL-3.0-or-later
"""22 of 22 cities, in each of their languages, before the State's criteria; and that each fault would be seen."""

import re
from pathlib import Path

import pytest

from lgnet.portal import state_model
from lgnet.portal.dom import read
from lgnet.portal.languages import PUBLIC, languages_of

BUILT = Path(__file__).resolve().parents[2] / "static" / "built"
MODULES = Path(__file__).resolve().parents[3] / "frontend" / "node_modules"
ITALIA = MODULES / "bootstrap-italia" / "dist" / "css" / "bootstrap-italia.min.css"
LEAST_SHARE = 0.3
FONTS = ("Titillium Web", "Lora", "Roboto Mono")


@pytest.fixture(scope="module")
def sassari_page(cities) -> str:
    from django.test import Client

    return Client().get("/it/sassari/").content.decode()


def in_language(cities, language: str) -> list:
    return [city for city in cities if language in {one.code for one in languages_of(city)}]


@pytest.mark.parametrize("language", PUBLIC)
def test_each_city_passes_in_each_language(cities, reader, language):
    speaking = in_language(cities, language)
    assert len(cities) == 22 and len(speaking) == (1 if language == "de" else 22)
    faults = {}
    for city in speaking:
        answer = reader.get(f"/{language}/{city.slug}/")
        assert answer.status_code == 200, city
        if found := state_model.service_page_faults(read(answer.content.decode()), language):
            faults[city.slug] = found
    assert faults == {}


@pytest.mark.parametrize("language", PUBLIC)
def test_each_city_has_ten_service_cards_that_lead_somewhere(cities, reader, language):
    for city in in_language(cities, language):
        page = read(reader.get(f"/{language}/{city.slug}/servizi/").content.decode())
        links = [card.attributes["href"] for card in page.find(data_element="service-link")]
        assert len(set(links)) >= state_model.FEWEST_CARDS, city
        assert state_model.feedback_faults(page, language) == []
    assert {reader.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize("language", PUBLIC)
def test_the_licence_stands_in_the_prescribed_words(cities, reader, language):
    for city in in_language(cities, language):
        page = read(reader.get(f"/{language}/{city.slug}/note-legali/").content.decode())
        assert page.element("legal-notes-section").text == "Licenza dei contenuti"
        assert state_model.LICENCE in page.element("legal-notes-body").text


def test_the_footer_leads_to_the_citys_own_statement(page, city_administrator, reader):
    from lgnet.portal.actions.describe_page import describe_page

    statement = "https://form.agid.gov.it/view/00000000-0000-0000-0000-000000000000"
    with city_administrator.at_work() as by:
        describe_page(page=page, accessibility_url=statement, by=by)
    shown = read(reader.get(f"/it/{page.city.slug}/").content.decode())
    assert shown.element("accessibility-link").attributes["href"] == statement


def test_the_accessibility_page_names_the_site_and_the_rules(page, reader):
    words = reader.get(f"/it/{page.city.slug}/accessibilita/").content.decode()
    assert "testserver" in words and "WCAG 2.2" in words


# --- Bootstrap Italia


def classes_of_italia() -> set[str]:
    return set(re.findall(r"\.(-?[_a-zA-Z][\w-]*)", ITALIA.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "path", ["", "servizi/", "adesso/", "contatto/", "condizioni/", "accessibilita/", "parere/"]
)
def test_enough_classes_are_bootstrap_italias(cities, reader, path):
    page = read(reader.get(f"/it/sassari/{path}").content.decode())
    used = {one for element in page.walk() for one in element.classes}
    assert len(used & classes_of_italia()) / len(used) >= LEAST_SHARE


@pytest.mark.parametrize("name", ["portal.css", "portal.rtl.css"])
def test_the_stylesheet_says_its_version_and_font(name):
    sheet = (BUILT / name).read_text(encoding="utf-8")
    version = re.search(r":root\{--bootstrap-italia-version:'(\d+)", sheet)
    assert int(version[1]) >= 2
    families = re.findall(r'(?:font|font-family):[^;}]*?"([^"]+)"', sheet.replace("@font-face", ""))
    assert families and all(
        family in FONTS for family in families if family not in ("Noto Sans Arabic", "Segoe UI")
    )


# --- the planted faults


def put(old: str, new: str):
    return lambda page: page.replace(old, new)


def put_like(pattern: str, new: str):
    return lambda page: re.sub(pattern, new, page, flags=re.DOTALL)


LINE_OF_HOW_TO = r'(<li><a class="list-item" href="#how-to">.*?</li>)(<li>.*?</li>)'
WORDS_OF_NEEDED = r'(data-element="service-needed">).*?</div>'
WORDS_OF_TOPICS = r'data-element="service-topic"><[^>]*>[^<]*'
POSTCODE = "availableChannel.serviceLocation.address.postalCode"
PLANTED = {
    "another label": (put(">Cosa serve</a>", ">Che cosa serve</a>"), "index"),
    "another order": (put_like(LINE_OF_HOW_TO, r"\2\1"), "index"),
    "an index that leads nowhere": (put('id="needed"', 'id="wanted"'), "Cosa serve leads nowhere"),
    "an empty section": (put_like(WORDS_OF_NEEDED, r"\1</div>"), "service-needed"),
    "no conditions": (put("service-file", "a-file"), "service-file"),
    "no state": (put('data-element="service-status"', ""), "service-status"),
    "empty topics": (put_like(WORDS_OF_TOPICS, 'data-element="service-topic"><span>'), "service-topic"),
    "no category": (put(">Servizi</a></li>", ">Cose</a></li>"), "breadcrumb"),
    "no postal code": (put('"postalCode": "07100"', '"postalCode": ""'), POSTCODE),
    "four stars missing": (put("feedback-rate-4", "rate-4"), "feedback-rate-4"),
    "other words": (put("Ho avuto problemi tecnici", "Non funzionava"), "feedback-rating-negative"),
    "no privacy": (put("privacy-policy-link", "privacy"), "privacy-policy-link"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_each_fault_would_be_seen(sassari_page, fault):
    plant, seen = PLANTED[fault]
    faulty = plant(sassari_page)
    assert faulty != sassari_page
    found = state_model.service_page_faults(read(faulty), "it")
    assert any(one.startswith(seen) for one in found), found


def test_the_citys_old_page_would_not_have_passed(sassari_page):
    """What Sassari's present page says in three places is no content here: it could not be published."""
    from lgnet.portal.readiness import SAYS_NOTHING

    for words in (
        "Informazione attualmente non disponibile.",
        "Tempi e scadenze al momento non disponibili.",
    ):
        assert SAYS_NOTHING.search(words)
        assert words not in sassari_page
