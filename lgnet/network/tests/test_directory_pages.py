# SPDX-License-Identifier: AGPL-3.0-or-later
"""The directory as it is used: found by need, opened, written, corrected, checked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.network.models import Provider, Service


@pytest.fixture
def provider(sassari):
    return Provider.objects.create(city=sassari, name="La Soglia", phone="+39 079 000 0100")


def service_of(provider, name="Ambulatorio", **told) -> Service:
    plain = {"needs": ["health"], "phone": "+39 079 000 0101", "last_checked_on": clock.today()}
    return Service.objects.create(city=provider.city, provider=provider, name=name, **{**plain, **told})


WRITTEN = {
    "new_provider": "Mensa Prova", "name": "Cena", "kind": "food", "needs": ["food"], "access": "walk_in",
    "phone": "+39 079 000 0300",
}  # fmt: skip


def test_services_are_found_by_need_people_language_and_words(amina, provider):
    service_of(provider, accepts=["women"], languages=["fr"])
    service_of(provider, name="Mensa", needs=["food"], accepts=["everyone"])
    browser, url = amina.browser, amina.url("directory/")

    def names(query: str) -> set[str]:
        page = browser.get(f"{url}?{query}").content.decode()
        return {name for name in ("Ambulatorio", "Mensa") if f"<bdi>{name}</bdi>" in page}

    assert names("") == {"Ambulatorio", "Mensa"}
    assert names("need=food") == {"Mensa"}
    assert names("accepts=men") == {"Mensa"}
    assert names("accepts=women") == {"Ambulatorio", "Mensa"}
    assert names("language=fr") == {"Ambulatorio"}
    assert names("text=soglia+ambul") == {"Ambulatorio"}
    assert names("need=work") == set()


def test_what_was_not_checked_for_half_a_year_says_so(bruno, amina, provider):
    old = service_of(provider, last_checked_on=clock.today() - timedelta(days=181))
    recent = service_of(provider, name="Mensa", last_checked_on=clock.today() - timedelta(days=180))
    browser = amina.browser
    for service, doubtful in ((old, True), (recent, False)):
        page = browser.get(amina.url(f"directory/{service.pk}/")).content.decode()
        assert ("Da verificare" in page) == doubtful
    found = browser.get(amina.url("directory/?view=to-check")).content.decode()
    assert "Ambulatorio" in found and "<bdi>Mensa" not in found


def test_another_citys_services_are_not_there(carla, amina, provider):
    service = service_of(provider)
    assert "Ambulatorio" not in carla.browser.get(carla.url("directory/")).content.decode()
    for path in ("", "correct/", "report/"):
        assert carla.browser.get(carla.url(f"directory/{service.pk}/{path}")).status_code == 404
    for path in ("confirm/", "close/", "reopen/", "report/"):
        answer = carla.browser.post(carla.url(f"directory/{service.pk}/{path}"), {"words": "x"})
        assert answer.status_code == 404
    assert amina.browser.get(amina.url(f"directory/{service.pk}/")).status_code == 200


def test_a_service_is_written_and_corrected_on_pages(amina):
    browser = amina.browser
    written = browser.post(amina.url("directory/new/"), WRITTEN)
    service = Service.objects.get(city=amina.city, name="Cena")
    assert written.url == amina.url(f"directory/{service.pk}/") and service.last_checked_on == clock.today()
    corrected = {**WRITTEN, "new_provider": "", "provider": service.provider_id, "cost": "Gratuito"}
    assert browser.post(amina.url(f"directory/{service.pk}/correct/"), corrected).status_code == 302
    service.refresh_from_db()
    assert (service.cost, service.provider.name) == ("Gratuito", "Mensa Prova")


@pytest.mark.parametrize("wrong", [{"phone": ""}, {"needs": []}, {"new_provider": ""}, {"name": ""}])
def test_what_is_wrong_is_said_on_the_form_and_nothing_typed_is_lost(amina, wrong):
    sent = {**WRITTEN, "description": "Minestra calda", **wrong}
    answer = amina.browser.post(amina.url("directory/new/"), sent)
    assert answer.status_code == 422 and "Minestra calda" in answer.content.decode()
    assert not Provider.objects.filter(city=amina.city).exists()


def test_checking_closing_and_opening_again_are_buttons(amina, provider):
    service = service_of(provider, last_checked_on=None)
    for path, field in (("confirm/", "last_checked_on"), ("close/", "closed_on")):
        amina.browser.post(amina.url(f"directory/{service.pk}/{path}"))
        service.refresh_from_db()
        assert getattr(service, field) == clock.today()
    amina.browser.post(amina.url(f"directory/{service.pk}/reopen/"))
    service.refresh_from_db()
    assert service.closed_on is None
    assert amina.browser.get(amina.url(f"directory/{service.pk}/confirm/")).status_code == 405


def test_who_only_uses_the_directory_reports_and_sees_no_button_to_change_it(bruno, provider):
    service = service_of(provider)
    page = bruno.browser.get(bruno.url(f"directory/{service.pk}/")).content.decode()
    assert "confirm/" not in page and "report/" in page
    assert bruno.browser.post(bruno.url(f"directory/{service.pk}/confirm/")).status_code == 403
    bruno.browser.post(bruno.url(f"directory/{service.pk}/report/"), {"words": "Il numero non risponde"})
    service.refresh_from_db()
    assert service.reported_wrong == "Il numero non risponde"


def test_a_longer_list_asks_the_database_no_more_often(amina, provider):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(amina.url("directory/")).status_code == 200
        return len(asked)

    browser = amina.browser
    service_of(provider)
    browser.get(amina.url("directory/"))
    before = questions()
    for number in range(20):
        service_of(provider, name=f"Servizio {number}")
    assert questions() == before


def test_a_providers_number_stands_for_its_services(amina, carla, provider):
    service = service_of(provider, phone="", email="x@example.org")
    url = amina.url(f"directory/providers/{provider.pk}/")
    sent = {"name": "La Soglia nuova", "phone": "+39 079 000 0999", "website": "soglia.example.org"}
    assert amina.browser.post(url, sent).status_code == 302
    page = amina.browser.get(amina.url(f"directory/{service.pk}/")).content.decode()
    assert "La Soglia nuova" in page and "+39 079 000 0999" in page and "https://soglia.example.org" in page
    assert carla.browser.post(carla.url(f"directory/providers/{provider.pk}/"), sent).status_code == 404
    Provider.objects.create(city=amina.city, name="Altra")
    assert amina.browser.post(url, {"name": "Altra"}).status_code == 422
