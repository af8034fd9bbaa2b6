# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages on which a case is offered to another city, and answered there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.casework.actions.offer_transfer import offer_transfer
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.models import Case
from lgnet.casework.queries.transfers import transfers_to_answer
from lgnet.kernel import clock
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person
from lgnet.trust.models import AuditEvent


@pytest.fixture
def case(amina, opened, person_of):
    with amina.at_work() as by:
        return opened(by, person_of(permit=True, phone="333 1234567", languages=["fr"]))


@pytest.fixture
def offered(amina, torino, case):
    with amina.at_work() as by:
        return offer_transfer(case=case, to_city=torino, agreed_on=clock.today(), by=by)


def test_from_the_page_of_the_case_to_the_case_in_the_other_city(amina, carla, torino, torino_team, case):
    home = amina.url(f"cases/{case.pk}/")
    assert f"{home}transfer/" in amina.browser.get(home).content.decode()
    told = {"to_city": torino.pk, "shared": ["languages"], "words": "Va dal fratello."}
    refused = amina.browser.post(f"{home}transfer/", told)
    assert refused.status_code == 422 and "Va dal fratello." in refused.content.decode()
    told["agreed_on"] = clock.today().isoformat()
    assert amina.browser.post(f"{home}transfer/", told).status_code == 302
    assert torino.name in amina.browser.get(home).content.decode()
    day = carla.browser.get(carla.url("cases/my-day/")).content.decode()
    assert "Sassari" in day and "Fatou" not in day
    with carla.at_work() as by:
        transfer = transfers_to_answer(by).get()
    page = carla.url(f"cases/transfers/{transfer.pk}/")
    read = carla.browser.get(page).content.decode()
    assert "Fatou" in read and "Va dal fratello." in read and "1234567" not in read
    with carla.at_work():
        assert AuditEvent.objects.filter(action="casework.parcel_shown", target_id=transfer.pk).exists()
    answer = carla.browser.post(page, {"answer": "accept", "team": torino_team.pk})
    assert answer.status_code == 302
    assert "Fatou" in carla.browser.get(answer.url).content.decode()
    assert carla.browser.get(page).status_code == 404


def test_the_offer_is_taken_back_with_one_button(amina, carla, case, offered):
    home = amina.url(f"cases/{case.pk}/")
    assert amina.browser.post(f"{home}transfer/withdraw/").status_code == 302
    with carla.at_work() as by:
        assert not transfers_to_answer(by).exists()


def test_a_third_city_and_the_sender_do_not_find_the_page(amina, offered):
    assert amina.browser.get(amina.url(f"cases/transfers/{offered.transfer_id}/")).status_code == 404


def test_the_list_of_offers_asks_as_much_for_many_as_for_one(
    amina, carla, torino, opened, person_of, offered
):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(carla.url("cases/transfers/")).status_code == 200
        return len(asked)

    browser = carla.browser
    queries()
    one = queries()
    with amina.at_work() as by:
        for name in ("Lamin", "Samira", "Awa"):
            offer_transfer(case=opened(by, person_of(name)), to_city=torino, agreed_on=clock.today(), by=by)
    assert queries() == one


def test_whoever_is_known_there_already_is_not_written_a_second_time(carla, torino_team, offered):
    with carla.at_work() as by:
        known = register_person(given_name="Fatou", family_name="Diallo", phone="333 7654321", by=by)
    page = carla.url(f"cases/transfers/{offered.transfer_id}/")
    assert str(known.pk) in carla.browser.get(page).content.decode()
    answer = carla.browser.post(page, {"answer": "accept", "team": torino_team.pk, "known": known.pk})
    assert answer.status_code == 302
    with carla.at_work():
        assert Person.objects.count() == 1
        assert Case.objects.get().person_id == known.pk
        assert Person.objects.get().phone.endswith("7654321")


def test_whoever_is_in_charge_there_already_is_told_so_and_the_offer_stays(carla, torino_team, offered):
    with carla.at_work() as by:
        known = register_person(given_name="Fatou", family_name="Diallo", by=by)
        open_case(person=known, team=torino_team, by=by)
    page = carla.url(f"cases/transfers/{offered.transfer_id}/")
    answer = carla.browser.post(page, {"answer": "accept", "team": torino_team.pk, "known": known.pk})
    assert answer.status_code == 409
    with carla.at_work() as by:
        assert transfers_to_answer(by).filter(pk=offered.transfer_id).exists()
        assert Case.objects.count() == 1
