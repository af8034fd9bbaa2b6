# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of houses, as their people use them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.housing.actions.take_bed import take_bed
from lgnet.housing.choices import Held
from lgnet.housing.hours import tonight
from lgnet.housing.models import Address, Bed, Property, Unit
from lgnet.housing.whereabouts import Whereabouts, whereabouts
from lgnet.trust.models import AuditEvent
from tests.houses import housed, sheltered

STREET = Whereabouts("Via dei Gelsomini 17", "07100 Sassari", "suonare due volte")
WRITTEN = {
    "name": "Casa Mirto", "kind": "temporary_home", "owner_kind": "private", "owner": "Efisio Sanna",
    "street": "Via dei Gelsomini 17", "place": "07100 Sassari", "entering": "secondo piano",
}  # fmt: skip


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def places(livia):
    return housed(livia)


@pytest.fixture
def shelter(livia, team):
    return sheltered(livia, team, address=STREET, owner="Fondazione Rugiada")[0]


def test_from_nothing_to_a_bed(livia):
    browser = livia.browser
    answer = browser.post(livia.url("housing/houses/new/"), WRITTEN, follow=True)
    assert "Casa Mirto" in text(answer) and "Via dei Gelsomini 17" in text(answer)
    with livia.at_work():
        home = Property.objects.get()
    house = livia.url(f"housing/houses/{home.pk}/")
    browser.post(house + "units/new/", {"name": "Interno 2", "for_whom": "families"})
    with livia.at_work():
        flat = Unit.objects.get()
    told = {"name": "Letto blu", "in_service_from": "2026-01-10", "traits": ["quiet", "accessible"]}
    page = text(browser.post(f"{house}units/{flat.pk}/beds/new/", told, follow=True))
    assert "Letto blu" in page and "Interno 2" in page
    with livia.at_work():
        bed = Bed.objects.get()
        assert bed.traits == ["accessible", "quiet"] and bed.in_service_from == date(2026, 1, 10)


def test_what_is_wrong_is_said_and_what_was_typed_stays(livia, team):
    told = WRITTEN | {"kind": "protected_shelter", "team": str(team.pk)}
    answer = livia.browser.post(livia.url("housing/houses/new/"), told)
    assert answer.status_code == 422
    assert "Efisio Sanna" in text(answer) and "Via dei Gelsomini 17" in text(answer)
    with livia.at_work():
        assert not Property.objects.exists()


def test_a_house_is_listed_with_its_beds_tonight(livia, amina, places):
    with livia.at_work():
        bed = Bed.objects.get()
        take_bed(bed, kind=Held.STAY, starts_on=tonight(), ends_on=None)
    for reader in (livia, amina):
        page = text(reader.browser.get(reader.url("housing/houses/")))
        assert "Casa dei Tigli" in page and "<strong>0 liberi</strong> · 1 occupato" in page


def test_the_list_asks_the_database_as_often_for_many_houses(livia, places, house):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert livia.browser.get(livia.url("housing/houses/")).status_code == 200
        return len(queries)

    once = asked()
    with livia.at_work() as by:
        for number in range(8):
            house(by, name=f"Casa {number}")
    assert asked() == once


def test_a_shelters_address_is_on_its_teams_page_only(livia, protector, shelter):
    path = f"housing/houses/{shelter.pk}/"
    own = text(livia.browser.get(livia.url(path)))
    assert "Gelsomini" in own and "Rugiada" in own
    others = text(protector.browser.get(protector.url(path)))
    assert "Gelsomini" not in others and "Rugiada" not in others
    assert "Sportello di via Turritana" in others and "079 555 0100" in others


def test_reading_a_confidential_address_is_recorded(livia, protector, shelter):
    for reader in (livia, protector):
        reader.browser.get(reader.url(f"housing/houses/{shelter.pk}/"))
    with livia.at_work():
        readers = AuditEvent.objects.filter(action="housing.address_shown").values_list("by_id", flat=True)
        assert list(readers) == [livia.user.pk]


def changed(keeper, home, **told):
    before = {
        "name": home.name, "kind": home.kind, "owner_kind": home.owner_kind, "team": str(home.team_id or ""),
        "meeting_point": home.meeting_point, "phone": home.phone, "street": "Via dei Gelsomini 17",
    }  # fmt: skip
    return keeper.browser.post(keeper.url(f"housing/houses/{home.pk}/correct/"), before | told)


def test_only_its_team_opens_a_shelter_to_others(livia, rina, shelter):
    """Whoever could say that the address is confidential no more could read it."""
    assert changed(rina, shelter, kind="co_housing").status_code == 403
    assert changed(livia, shelter, kind="co_housing", is_confidential="").status_code == 302
    with rina.at_work():
        assert whereabouts(Property.objects.get(pk=shelter.pk)).street == STREET.street


def test_the_address_goes_with_the_house_to_another_team(livia, rina, shelter, rinas_team):
    assert changed(livia, shelter, team=str(rinas_team.pk)).status_code == 302
    with rina.at_work():
        assert whereabouts(shelter).street == STREET.street
    with livia.at_work():
        assert not Address.objects.exists()


def test_an_address_is_not_written_where_its_writer_could_not_read_it(livia, rinas_team):
    told = WRITTEN | {
        "is_confidential": "on",
        "team": str(rinas_team.pk),
        "meeting_point": "Bar",
        "phone": "079",
    }
    answer = livia.browser.post(livia.url("housing/houses/new/"), told)
    assert answer.status_code == 422 and "Le sarebbe nascosto" in text(answer)


@pytest.mark.parametrize("field", ["name", "meeting_point"])
def test_a_text_that_everybody_reads_may_not_hold_the_address(livia, shelter, field):
    answer = changed(livia, shelter, **{field: "Davanti a via dei  Gelsomini, 17"})
    assert answer.status_code == 422 and "leggono tutti" in text(answer)


def test_nor_may_the_name_of_a_room_or_bed(livia, shelter):
    house = livia.url(f"housing/houses/{shelter.pk}/")
    answer = livia.browser.post(
        house + "units/new/", {"name": "VIA DEI GELSOMINI 17 int. 3", "for_whom": "anybody"}
    )
    assert answer.status_code == 422
    assert (
        livia.browser.post(house + "units/new/", {"name": "Interno 3", "for_whom": "anybody"}).status_code
        == 302
    )


def test_a_house_closes_when_nothing_takes_its_later_nights(livia, places):
    today = tonight()
    with livia.at_work():
        bed = Bed.objects.get()
        take_bed(bed, kind=Held.STAY, starts_on=today, ends_on=today + timedelta(days=5))
    page = livia.url(f"housing/houses/{places['house_id']}/close/")
    answer = livia.browser.post(page, {"on": (today + timedelta(days=4)).isoformat()})
    assert answer.status_code == 422 and "Letto 1: " in text(answer)
    assert livia.browser.post(page, {"on": (today + timedelta(days=5)).isoformat()}).status_code == 302


def test_a_bed_serves_as_long_as_something_takes_it(livia, places):
    today = tonight()
    with livia.at_work():
        bed = Bed.objects.get()
        take_bed(bed, kind=Held.STAY, starts_on=today, ends_on=today + timedelta(days=5))
    page, told = livia.url(f"housing/beds/{bed.pk}/"), {"name": bed.name, "in_service_from": "2024-01-01"}
    too_early = told | {"out_of_service_from": (today + timedelta(days=2)).isoformat()}
    assert livia.browser.post(page, too_early).status_code == 422
    too_late = told | {"in_service_from": (today + timedelta(days=1)).isoformat()}
    assert livia.browser.post(page, too_late).status_code == 422
    assert livia.browser.post(page, told | {"out_of_service_from": "2023-01-01"}).status_code == 422
    right = told | {"out_of_service_from": (today + timedelta(days=5)).isoformat()}
    assert livia.browser.post(page, right).status_code == 302


def test_others_read_and_do_not_write(amina, bruno, places):
    house = f"housing/houses/{places['house_id']}/"
    page = text(amina.browser.get(amina.url(house)))
    assert "Casa dei Tigli" in page and "new/" not in page and "correct/" not in page
    assert amina.browser.get(amina.url(house + "correct/")).status_code == 403
    assert amina.browser.post(amina.url(f"housing/beds/{places['bed_id']}/")).status_code == 403
    assert bruno.browser.get(bruno.url(house)).status_code == 403


def test_another_citys_house_does_not_exist(carla, places):
    assert carla.browser.get(carla.url(f"housing/houses/{places['house_id']}/")).status_code == 404
