# SPDX-License-Identifier: AGPL-3.0-or-later
"""Services come from a spreadsheet into the directory: tried, shown, written once; what leaves as a file comes back."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lgnet.exchange.writing.separated import separated
from lgnet.network.models import Provider, Service

HEADER = ("Ente", "Nome", "Bisogni", "Telefono", "Lingue", "Orari")
ROWS = [
    ("La Soglia", "Ambulatorio", "health", "+39 079 000 0101", "fr, en", "lun–ven 9:00–13:00"),
    ("La Soglia", "Mensa", "food", "+39 079 000 0102", "", ""),
    ("La Soglia", "Sbagliato", "astrologia", "+39 079 000 0103", "", ""),
    ("", "Senza ente", "food", "+39 079 000 0104", "", ""),
    ("Altro", "Irraggiungibile", "food", "", "", ""),
]


def bring(who, rows=ROWS, header=HEADER, content: bytes | None = None):
    file = SimpleUploadedFile("servizi.csv", content or separated(header, rows))
    return who.browser.post(who.url("exchange/services/"), {"file": file}, headers={"Accept-Language": "en"})


def confirm(who, page):
    carried = unescape(re.search(r'name="rows" value="([^"]+)"', page.content.decode())[1])
    return who.browser.post(who.url("exchange/services/"), {"rows": carried})


def names(who) -> set[str]:
    return set(Service.objects.filter(city=who.city).values_list("name", flat=True))


def test_it_is_tried_first_and_written_once(amina):
    page = bring(amina)
    words = page.content.decode()
    assert (
        page.status_code == 200
        and names(amina) == set()
        and not Provider.objects.filter(city=amina.city).exists()
    )
    assert "astrologia" in words and "Irraggiungibile" in words
    assert confirm(amina, page).status_code == 302 and names(amina) == {"Ambulatorio", "Mensa"}
    service = Service.objects.get(city=amina.city, name="Ambulatorio")
    assert (service.needs, service.languages, service.last_checked_on) == (["health"], ["fr", "en"], None)
    again = bring(amina)
    assert b'name="rows"' in confirm(amina, page).content or names(amina) == {"Ambulatorio", "Mensa"}
    assert Service.objects.filter(city=amina.city).count() == 2 and again.status_code == 200


def test_what_the_directory_gives_as_a_file_comes_back_to_another_city(amina, torino, carla):
    confirm(amina, bring(amina))
    file = amina.browser.get(amina.url("directory/services.csv")).content
    confirm(carla, bring(carla, content=file))
    assert names(carla) == names(amina)


def test_what_is_known_stays_as_its_keepers_have_it(amina):
    confirm(amina, bring(amina))
    Service.objects.filter(city=amina.city, name="Mensa").update(cost="Gratuito")
    changed = [
        ("La Soglia", "Mensa", "health", "+39 000", "", ""),
        ("La Soglia", "Docce", "food", "+39 079 1", "", ""),
    ]
    confirm(amina, bring(amina, rows=changed))
    mensa = Service.objects.get(city=amina.city, name="Mensa")
    assert (mensa.cost, mensa.needs) == ("Gratuito", ["food"]) and "Docce" in names(amina)


@pytest.mark.parametrize("content", [b"", b"una;due\n1;2\n", b"%PDF-1.4", separated(HEADER, [])])
def test_what_is_no_table_of_services_is_refused_in_words(amina, content):
    page = amina.browser.post(
        amina.url("exchange/services/"), {"file": SimpleUploadedFile("servizi.csv", content or b" ")}
    )
    assert page.status_code in (200, 422) and names(amina) == set() and b'name="rows"' not in page.content


def test_nobody_makes_rows_of_her_own_nor_without_the_right(amina, bruno):
    assert amina.browser.post(amina.url("exchange/services/"), {"rows": "eyJ4IjoxfQ:1:x"}).status_code == 422
    assert bruno.browser.get(bruno.url("exchange/services/")).status_code == 403
