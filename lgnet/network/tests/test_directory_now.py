# SPDX-License-Identifier: AGPL-3.0-or-later
"""The directory says what is open, how far it is, when somebody last checked; and leaves as a file."""

import csv
import io
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from lgnet.kernel import clock
from lgnet.network.directory import standing, standings
from lgnet.network.models import Provider, Service, Site
from lgnet.network.near import Position, kilometres, read_position

TUESDAY = datetime(2026, 9, 15, 10, 30, tzinfo=clock.ROME)
HOLIDAY = datetime(2026, 12, 8, 10, 30, tzinfo=clock.ROME)  # a Tuesday, too


@pytest.fixture
def provider(sassari):
    return Provider.objects.create(city=sassari, name="La Soglia", phone="+39 079 000 0100")


@pytest.fixture
def listed(provider):
    def write(name, **told) -> Service:
        plain = {"needs": ["health"], "phone": "+39 079 000 0101", "last_checked_on": clock.today()}
        return Service.objects.create(city=provider.city, provider=provider, name=name, **{**plain, **told})

    return write


def test_whether_it_is_open_is_said_only_where_it_is_certain(listed):
    morning = listed("Mattina", opening_hours="lun–ven 9:00–13:00")
    assert standing(morning, TUESDAY).is_open is True
    assert standing(morning, TUESDAY + timedelta(hours=4)).is_open is False
    assert standing(morning, HOLIDAY).is_open is None
    assert standing(listed("Sempre", opening_hours="sempre aperto"), HOLIDAY).is_open is True
    assert (
        standing(listed("Chissà", opening_hours="su richiesta, di solito al mattino"), TUESDAY).is_open
        is None
    )


def test_open_now_leaves_out_what_is_closed_for_certain(listed):
    services = [
        listed("Chiuso", opening_hours="lun–ven 15:00–18:00"),
        listed("Ignoto"),
        listed("Aperto", opening_hours="lun–ven 9:00–13:00"),
    ]
    found = standings(services, at=TUESDAY, open_now=True)
    assert [one.service.name for one in found] == ["Aperto", "Ignoto"]


def test_the_nearest_comes_first_and_what_has_no_position_last(listed):
    services = [
        listed("Senza"),
        listed("Lontano", latitude=Decimal("40.5589"), longitude=Decimal("8.3181")),  # Alghero
        listed("Vicino", latitude=Decimal("40.7280"), longitude=Decimal("8.5600")),
    ]
    here = Position(Decimal("40.7267"), Decimal("8.5592"))
    found = standings(services, at=TUESDAY, origin=here)
    assert [one.service.name for one in found] == ["Vicino", "Lontano", "Senza"]
    assert 25 < found[1].far < 30 and found[2].far is None
    assert kilometres(here, here) == 0


@pytest.mark.parametrize("wrong", ["", "Sassari", "40.7", "91.5, 8.5", "40.7267, 190.2", "40,7267 8,5592"])
def test_what_is_no_position_is_not_read_as_one(wrong):
    assert read_position(wrong) is None and read_position(" 40.72671;8.5592 ") == (
        Decimal("40.7267"),
        Decimal("8.5592"),
    )


def test_the_page_finds_by_place_and_hour_and_warns_of_what_is_old(amina, sassari, listed):
    Site.objects.create(
        city=sassari,
        kind="one_stop_shop",
        name="Sportello",
        latitude=Decimal("40.7267"),
        longitude=Decimal("8.5592"),
    )
    listed("Lontano", latitude=Decimal("40.5589"), longitude=Decimal("8.3181"), opening_hours="sempre aperto")
    listed("Vicino", latitude=Decimal("40.7280"), longitude=Decimal("8.5600"), last_checked_on=None)
    near = Site.objects.get(city=sassari).pk
    page = amina.browser.get(
        amina.url(f"directory/?near={near}"), headers={"Accept-Language": "en"}
    ).content.decode()
    assert page.index("Vicino") < page.index("Lontano") and "km" in page
    assert "lg-unchecked" in page
    wrong = amina.browser.get(amina.url("directory/?position=qui&need=health")).content.decode()
    assert "is-invalid" in wrong and "Vicino" in wrong


def test_a_position_is_written_with_a_service_and_read_back(amina, provider):
    told = {
        "new_provider": "Mensa Prova", "name": "Cena", "kind": "food", "needs": ["food"], "access": "walk_in",
        "phone": "+39 079 000 0300", "position": "40.7280, 8.5600",
    }  # fmt: skip
    assert amina.browser.post(amina.url("directory/new/"), told).status_code == 302
    service = Service.objects.get(city=amina.city, name="Cena")
    assert (service.latitude, service.longitude) == (Decimal("40.7280"), Decimal("8.5600"))
    shown = amina.browser.get(amina.url(f"directory/{service.pk}/correct/")).content.decode()
    assert "40.7280, 8.5600" in shown
    confidential = amina.browser.post(
        amina.url("directory/new/"), {**told, "name": "Casa", "confidential_address": "on"}
    )
    assert confidential.status_code == 422


def test_the_directory_leaves_as_hsds_without_what_is_confidential(amina, carla, listed):
    listed("Casa", confidential_address=True, accepts=["women"])
    listed("Mensa", address="Via Prova 1", reported_wrong="chiuso", languages=["fr"])
    listed("Chiusa", closed_on=clock.today())
    told = amina.browser.get(amina.url("directory/services.json")).json()
    assert told["version"] == "3.0" and [one["name"] for one in told["contents"]] == ["Casa", "Mensa"]
    house, kitchen = told["contents"]
    assert house["service_at_locations"] == [] and house["status"] == "active"
    assert kitchen["service_at_locations"][0]["location"]["name"] == "Via Prova 1"
    assert kitchen["languages"][0]["code"] == "fr" and "chiuso" not in str(told)
    assert carla.browser.get(carla.url("directory/services.json")).json()["contents"] == []


def test_nothing_in_the_spreadsheet_runs(amina, listed):
    listed("=SOMMA(A1)", description="+39; due")
    answer = amina.browser.get(amina.url("directory/services.csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert (
        rows[0]["name"] == "'=SOMMA(A1)"
        and rows[0]["description"] == "'+39; due"
        and "attachment" in str(answer.headers)
    )
