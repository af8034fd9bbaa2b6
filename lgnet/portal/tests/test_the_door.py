# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public door knows nobody, keeps nothing, and shows nothing that must not be shown."""

import gzip
import re
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lgnet.kernel import clock
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.portal.dom import read
from lgnet.portal.languages import PUBLIC, languages_of
from lgnet.portal.web.sitemap import OF_A_CITY

PATHS = ["", "servizi/", "adesso/", "condizioni/", "privacy/", "note-legali/", "accessibilita/", "parere/"]
FORMS = ["contatto/", "contatto/stato/"]
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HIDDEN = "Via della Luna Nascosta 1, 07100 Sassari"
STOPS = re.compile(r'FROM "outreach_(mobileunit|stop|stopexception)"')
"""Rows of the city that the public reads: they hold nobody."""


def address(page, path: str = "", language: str = "it") -> str:
    return f"/{language}/{page.city.slug}/{path}"


# --- nobody is known


@pytest.mark.parametrize("path", PATHS + FORMS)
def test_no_cookie_is_set(page, reader, path):
    answer = reader.get(address(page, path))
    assert answer.status_code == 200 and not answer.cookies


def test_somebody_who_is_signed_in_reads_the_same_page(page, reader, city_administrator):
    stranger, staff = (one.get(address(page)) for one in (reader, city_administrator.browser))
    assert stranger.content == staff.content
    assert not staff.cookies


def test_public_pages_ask_no_tenant_table_and_few_questions(page, reader):
    for path in PATHS:
        reader.get(address(page, path))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reader.get(address(page, path))
        assert len(asked) <= (9 if path == "adesso/" else 6), path
        told = [query["sql"] for query in asked if not STOPS.search(query["sql"])]
        assert not any(word in sql for sql in told for word in ("people_", "outreach_", "casework_"))
        assert path == "adesso/" or len(told) == len(asked), "stops of mobile units are on that page only"


def test_more_services_take_no_more_questions(page, reader, city_administrator):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            reader.get(address(page, "servizi/"))
        return len(asked)

    before = questions()
    with city_administrator.at_work() as by:
        provider = add_provider(name="Nuovo ente", by=by)
        for number in range(10):
            add_service(provider=provider, name=f"Servizio {number}", needs=["food"], phone="079 000", by=by)
    assert questions() == before


@pytest.mark.parametrize("path", PATHS)
def test_a_page_may_be_kept_for_five_minutes_and_asked_after(page, reader, path):
    with clock.telling(clock.now()):
        first = reader.get(address(page, path))
        again = reader.get(address(page, path), headers={"If-None-Match": first["ETag"]})
    assert first["Cache-Control"] == "public, max-age=300"
    assert first["Vary"] == "Accept-Encoding"
    assert again.status_code == 304 and again.content == b""


@pytest.mark.parametrize("path", FORMS)
def test_a_form_is_nobody_elses(page, reader, path):
    assert reader.get(address(page, path))["Cache-Control"] == "no-store"


def test_a_page_is_packed_for_who_can_unpack_it(page, reader):
    plain = reader.get(address(page))
    packed = reader.get(address(page), headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip" and gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < 16_000


def test_no_script_at_all_may_run_and_no_other_style(page, reader):
    answer = reader.get(address(page))
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'" and "script-src" not in policy
    assert re.fullmatch(r"'sha256-[\w+/]+='", policy["style-src"])
    shown = read(answer.content.decode())
    assert [one.attributes["type"] for one in shown.find("script")] == ["application/ld+json"]
    assert not any("style" in one.attributes or "onclick" in one.attributes for one in shown.walk())


def test_words_of_the_city_cannot_end_the_script(page, reader, city_administrator):
    from lgnet.portal.actions.publish_page import publish_page
    from lgnet.portal.actions.write_text import write_text
    from lgnet.portal.queries import page_of

    with city_administrator.at_work() as by:
        write_text(page=page, language="it", section="title", text='</script><b>Ciao</b> & "tutti"', by=by)
        publish_page(page=page_of(page.city), by=by)
    shown = read(reader.get(address(page)).content.decode())
    assert "".join(shown.element("metatag").children).count("</") == 0
    assert shown.element("service-title").text == '</script><b>Ciao</b> & "tutti"'


# --- languages


def test_each_page_names_itself_in_each_language(page, reader):
    for path in PATHS:
        shown = read(reader.get(address(page, path, "ar")).content.decode())
        there = {
            one.attributes["hreflang"]: one.attributes["href"] for one in shown.find("link", rel="alternate")
        }
        assert there.keys() == {"x-default", "it", "en", "fr", "es", "ar"}
        assert all(
            href.endswith(address(page, path, code)) for code, href in there.items() if code != "x-default"
        )
        assert shown.find("html")[0].attributes == {"lang": "ar", "dir": "rtl"}
        assert shown.find("link", rel="canonical")[0].attributes["href"].endswith(address(page, path, "ar"))


def test_german_is_spoken_in_bolzano_only(cities, reader):
    assert reader.get("/de/bolzano/").status_code == 200
    assert reader.get("/de/sassari/").status_code == 404
    assert reader.get("/fr/aosta/").status_code == 200
    assert b"Bozen" in reader.get("/de/").content and b"Sassari" not in reader.get("/de/").content


def test_the_language_is_the_addresss_not_the_browsers(page):
    answer = Client().get(address(page, "", "fr"), headers={"Accept-Language": "de, it"})
    assert answer["Content-Language"] == "fr" and "À qui s’adresse-t-il" in answer.content.decode()


@pytest.mark.parametrize("language", [code for code in PUBLIC if code not in ("it", "de")])
def test_what_nobody_reviewed_is_marked(page, reader, language):
    shown = read(reader.get(address(page, "", language)).content.decode())
    notes = [one for one in shown.find("p") if "lg-note" in one.classes]
    sections = [one for one in shown.find("section") if "it-page-section" in one.classes]
    assert (
        len(notes) == len(sections) - 1
    )  # all but the contacts; the conditions are on a page of their own, what to bring is marked too
    assert any("callout-highlight" in one.classes for one in shown.walk())


def test_reviewed_italian_bears_no_mark(page, reader):
    words = reader.get(address(page)).content.decode()
    assert (
        "lg-note" not in words.split("</style>")[1] and "callout-highlight" not in words.split("</style>")[1]
    )


@pytest.mark.parametrize("path", ["condizioni/", "privacy/"])
def test_binding_words_are_italian_until_reviewed(page, reader, path):
    shown = read(reader.get(address(page, path, "ar")).content.decode())
    (text,) = [one for one in shown.walk() if "richtext-wrapper" in one.classes]
    assert text.attributes["lang"] == "it" and text.attributes["dir"] == "ltr"
    assert any("callout-highlight" in one.classes for one in shown.walk())


def test_what_leads_nowhere_is_said_in_the_readers_language(page, reader):
    answer = reader.get(address(page, "adessso/", "es"))
    assert answer.status_code == 404 and "Esta página no está aquí" in answer.content.decode()
    assert reader.get(f"/es/{page.city.slug}").headers["Location"] == address(page, "", "es")


# --- what programs look for


def test_the_sitemap_has_every_page_in_every_language(cities, page, reader):
    urls = ElementTree.fromstring(reader.get("/sitemap.xml").content).findall("s:url", SITEMAP)
    found = {one.find("s:loc", SITEMAP).text.removeprefix("http://testserver"): one for one in urls}
    assert len(found) == len(urls)
    for city in [*cities, page.city]:
        for language in languages_of(city):
            for path in (*PATHS, *FORMS):
                assert f"/{language.code}/{city.slug}/{path}" in found
    assert all(reverse(f"portal:{name}", args=["it", "sassari"]) in found for name in OF_A_CITY)
    assert {"/it/", "/en/", "/fr/", "/es/", "/ar/", "/de/"} <= found.keys()
    for path, one in found.items():
        alternates = {link.get("hreflang"): link.get("href") for link in one.findall("x:link", SITEMAP)}
        assert "x-default" in alternates and alternates[path.split("/")[1]].endswith(path)
    sample = [path for path in found if path.startswith("/ar/bolzano/")]
    assert {reader.get(path).status_code for path in sample} == {200}


def test_what_is_not_public_is_in_no_list(sassari, reader):
    assert sassari.slug not in reader.get("/sitemap.xml").content.decode()
    assert sassari.slug not in reader.get("/it/").content.decode()
    for path in [*PATHS, *FORMS, "servizi/anything/"]:
        assert reader.get(f"/it/{sassari.slug}/{path}").status_code == 404
    assert reader.post(f"/it/{sassari.slug}/contatto/", {}).status_code == 404


def test_robots_stay_out_of_the_staff_pages(reader):
    words = reader.get("/robots.txt").content.decode()
    assert "Disallow: /city/" in words and "Sitemap: http://testserver/sitemap.xml" in words


def test_a_weakness_can_be_reported(reader, settings):
    settings.SECURITY_CONTACT = "mailto:sicurezza@example.org"
    fields = dict(
        line.split(": ", 1) for line in reader.get("/.well-known/security.txt").content.decode().splitlines()
    )
    assert fields["Contact"] == "mailto:sicurezza@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT00:00:00Z", fields["Expires"])


def test_the_demonstration_says_what_it_is_and_is_not_indexed(page, reader, settings):
    shown = reader.get(address(page)).content.decode()
    assert "Dimostrazione" in shown and '<meta name="robots" content="noindex">' in shown
    settings.DEMO = False
    shown = reader.get(address(page)).content.decode()
    assert "Dimostrazione" not in shown and "noindex" not in shown


def test_publishing_for_the_demonstration_is_harmless_again(cities):
    from lgnet.portal.demo import publish_all
    from lgnet.portal.tests.conftest import BY

    assert publish_all(by=BY, cities=cities) == 0
    call_command("load_network")  # nor does the network's own loading mind
