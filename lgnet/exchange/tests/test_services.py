# SPDX-License-Identifier: AGPL-3.0-or-later
"""Services come from a spreadsheet into the directory: columns said and remembered, rows tried, written once, taken
back as one file; what leaves as a file comes back."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.exchange.models import ServiceImport
from lgnet.exchange.writing.separated import separated
from lgnet.network.actions.confirm_service import confirm_service
from lgnet.network.models import Provider, Service
from lgnet.people.actions.register_person import register_person
from lgnet.trust import tenancy

HEADER = ("Ente", "Nome", "Bisogni", "Telefono", "Lingue", "Orari")
ROWS = [
    ("La Soglia", "Ambulatorio", "health", "+39 079 000 0101", "fr, en", "lun–ven 9:00–13:00"),
    ("La Soglia", "Mensa", "food", "+39 079 000 0102", "", ""),
    ("La Soglia", "Sbagliato", "astrologia", "+39 079 000 0103", "", ""),
    ("", "Senza ente", "food", "+39 079 000 0104", "", ""),
    ("Altro", "Irraggiungibile", "food", "", "", ""),
]
OWN_HEADER = ("Associazione", "Che cosa", "A che serve", "Numero")
"""Of which nothing is guessed."""
OWN_ROWS = [("La Soglia", "Docce", "food", "+39 079 000 0105")]
SAID = {"c0": "organization", "c1": "name", "c2": "needs", "c3": "phone"}


def bring(who, rows=ROWS, header=HEADER, content: bytes | None = None):
    file = SimpleUploadedFile("servizi.csv", content or separated(header, rows))
    return who.browser.post(who.url("exchange/services/"), {"file": file}, headers={"Accept-Language": "en"})


def press(who, page, do: str = "write", **columns):
    """A button under the trial, with the columns that the page says, or others."""
    shown = page.content.decode()
    carried = unescape(re.search(r'name="table" value="([^"]+)"', shown)[1])
    said = dict(re.findall(r'<select name="(c\d+)".*?value="(\w+)" selected', shown, re.DOTALL))
    return who.browser.post(who.url("exchange/services/"), {"table": carried, "do": do} | (columns or said))


def names(who) -> set[str]:
    return set(Service.objects.filter(city=who.city).values_list("name", flat=True))


def files(who) -> list[ServiceImport]:
    with tenancy.in_city(who.city.id), transaction.atomic():
        return list(ServiceImport.objects.all())


def take_back(who, file: ServiceImport):
    return who.browser.post(who.url(f"exchange/services/{file.pk}/undo/"))


def test_it_is_tried_first_and_written_once(amina):
    page = bring(amina)
    words = page.content.decode()
    assert page.status_code == 200 and names(amina) == set()
    assert not Provider.objects.filter(city=amina.city).exists()
    assert "astrologia" in words and "Irraggiungibile" in words
    assert press(amina, page).status_code == 302 and names(amina) == {"Ambulatorio", "Mensa"}
    service = Service.objects.get(city=amina.city, name="Ambulatorio")
    assert (service.needs, service.languages, service.last_checked_on) == (["health"], ["fr", "en"], None)
    assert press(amina, page).status_code == 302  # the button twice
    again = bring(amina)
    assert b'value="write"' not in again.content
    assert Service.objects.filter(city=amina.city).count() == 2 and len(files(amina)) == 1


def test_columns_are_said_once_and_known_the_next_time(amina, carla):
    page = bring(amina, OWN_ROWS, OWN_HEADER)
    assert page.status_code == 422 and b'value="write"' not in page.content
    assert b"Associazione" in page.content and "Docce" in page.content.decode()
    tried = press(amina, page, "try", **SAID)
    assert tried.status_code == 200 and b'value="write"' in tried.content and names(amina) == set()
    press(amina, tried)
    assert names(amina) == {"Docce"}
    known = bring(amina, [("La Soglia", "Guardaroba", "food", "+39 1")], OWN_HEADER)
    assert known.status_code == 200 and b'value="write"' in known.content
    assert bring(carla, OWN_ROWS, OWN_HEADER).status_code == 422  # another city has said nothing


@pytest.mark.parametrize("said", [{"c0": "name"}, {**SAID, "c3": "name"}, {**SAID, "c3": "gold"}])
def test_columns_that_do_not_do_are_refused_with_what_was_chosen(amina, said):
    page = press(amina, bring(amina, OWN_ROWS, OWN_HEADER), "write", **said)
    assert page.status_code == 422 and names(amina) == set() and b'value="name" selected' in page.content


def test_wrong_rows_come_back_as_a_file_with_their_reason(amina):
    given = press(amina, bring(amina), "give_back")
    text = given.content.decode("utf-8-sig")
    assert given["Content-Disposition"].endswith('servizi-da-correggere.csv"') and names(amina) == set()
    lines = text.splitlines()
    assert lines[0].startswith('"Ente";"Nome"') and "(LGNet)" in lines[0] and len(lines) == 4
    assert "astrologia" in lines[1] and "Ambulatorio" not in text
    right = text.replace("astrologia", "food").encode()
    press(amina, bring(amina, content=right))
    assert "Sbagliato" in names(amina)


def test_what_the_directory_gives_as_a_file_comes_back_to_another_city(amina, torino, carla):
    press(amina, bring(amina))
    file = amina.browser.get(amina.url("directory/services.csv")).content
    press(carla, bring(carla, content=file))
    assert names(carla) == names(amina)


def test_what_is_known_stays_as_its_keepers_have_it(amina):
    press(amina, bring(amina))
    Service.objects.filter(city=amina.city, name="Mensa").update(cost="Gratuito")
    changed = [
        ("La Soglia", "Mensa", "health", "+39 000", "", ""),
        ("La Soglia", "Docce", "food", "+39 079 1", "", ""),
    ]
    press(amina, bring(amina, rows=changed))
    mensa = Service.objects.get(city=amina.city, name="Mensa")
    assert (mensa.cost, mensa.needs) == ("Gratuito", ["food"]) and "Docce" in names(amina)


@pytest.mark.parametrize("content", [b"", b"una;due\n1;2\n", b"%PDF-1.4", separated(HEADER, [])])
def test_what_is_no_table_of_services_is_refused_in_words(amina, content):
    page = amina.browser.post(
        amina.url("exchange/services/"), {"file": SimpleUploadedFile("servizi.csv", content or b" ")}
    )
    assert page.status_code == 422 and names(amina) == set() and b'value="write"' not in page.content


def test_nobody_makes_rows_of_her_own_nor_without_the_right(amina, bruno):
    forged = {"table": "eyJ4IjoxfQ:1:x", "do": "write", **SAID}
    assert amina.browser.post(amina.url("exchange/services/"), forged).status_code == 422
    assert amina.browser.post(amina.url("exchange/services/"), {}).status_code == 422
    assert bruno.browser.get(bruno.url("exchange/services/")).status_code == 403


# --- taken back


def test_a_file_is_taken_back_as_a_whole(amina):
    own = Provider.objects.create(city=amina.city, name="Altro ente")
    press(amina, bring(amina))
    (file,) = files(amina)
    assert len(file.services) == 2 and file.given_back == 3
    assert take_back(amina, file).status_code == 302
    assert names(amina) == set()
    assert list(Provider.objects.filter(city=amina.city)) == [own]
    (after,) = files(amina)
    assert after.undone_by == amina.user.pk and after.kept == {}
    take_back(amina, file)
    assert files(amina)[0].undone_at == after.undone_at
    press(amina, bring(amina))  # brought again, it is written again
    assert names(amina) == {"Ambulatorio", "Mensa"}


def test_what_was_changed_since_stays_and_is_named(amina):
    press(amina, bring(amina))
    with amina.at_work() as by:
        confirm_service(service=Service.objects.get(city=amina.city, name="Mensa"), by=by)
    take_back(amina, files(amina)[0])
    assert names(amina) == {"Mensa"} and list(files(amina)[0].kept.values()) == ["changed"]
    assert Provider.objects.filter(city=amina.city, name="La Soglia").exists()
    shown = amina.browser.get(amina.url("exchange/services/")).content.decode()
    assert "Mensa" in shown and "cambiato" in shown


def test_what_somebody_was_sent_to_stays(amina, team, programme):
    press(amina, bring(amina))
    with amina.at_work() as by:
        person = register_person(given_name="Fatou", family_name="Sow", by=by)
        case = open_case(person=person, team=team, programme=programme, by=by)
        mensa = Service.objects.get(city=amina.city, name="Mensa")
        send_referral(case=case, service=mensa, need="food", request="Un pasto", by=by)
    take_back(amina, files(amina)[0])
    assert names(amina) == {"Mensa"} and list(files(amina)[0].kept.values()) == ["in_use"]


def test_another_city_neither_sees_nor_takes_back(amina, carla, bruno):
    press(amina, bring(amina))
    (file,) = files(amina)
    assert take_back(carla, file).status_code == 404 and take_back(bruno, file).status_code == 403
    assert "servizi.csv" not in carla.browser.get(carla.url("exchange/services/")).content.decode()
    assert "servizi.csv" in amina.browser.get(amina.url("exchange/services/")).content.decode()
