# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds out of use, works and running costs, as the housing officer writes them; what was typed stays when refused."""

from datetime import timedelta

import pytest

from lgnet.housing.actions.take_bed import take_bed
from lgnet.housing.choices import Held
from lgnet.housing.hours import tonight
from lgnet.housing.models import Bed, RunningCost, Void, Works
from lgnet.kernel import clock
from tests.houses import housed


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def places(livia):
    return housed(livia)


@pytest.fixture
def house_page(livia, places):
    return livia.url(f"housing/houses/{places['house_id']}/")


def iso(days: int) -> str:
    return (tonight() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("what", ["house", "unit", "bed"])
def test_a_house_a_room_or_a_bed_is_put_out_of_use(livia, places, house_page, what):
    chosen = {"house": "house", "unit": f"unit:{places['flat_id']}", "bed": f"bed:{places['bed_id']}"}[what]
    told = {"what": chosen, "starts_on": iso(0), "ends_on": iso(6), "reason": "safety", "cost_centre": "CC7"}
    page = text(livia.browser.post(house_page + "voids/new/", told, follow=True))
    assert "Letto 1" in page and "CC7" in page and "Non sicuro" in page
    assert "1 fuori uso" in text(livia.browser.get(house_page))
    with livia.at_work():
        void = Void.objects.get(cost_centre="CC7")
    livia.browser.post(livia.url(f"housing/voids/{void.pk}/"), {"ends_on": iso(2), "reason": "repair"})
    with livia.at_work():
        void.refresh_from_db()
        assert void.taken.ends_on == tonight() + timedelta(days=2)
    livia.browser.post(livia.url(f"housing/voids/{void.pk}/use-again/"))
    assert "fuori uso ·" not in text(livia.browser.get(house_page))


def test_where_somebody_sleeps_nothing_is_put_out_of_use(livia, places, house_page):
    with livia.at_work():
        bed = Bed.objects.get()
        take_bed(bed, kind=Held.STAY, starts_on=tonight(), ends_on=tonight() + timedelta(days=3))
    told = {
        "what": "house",
        "starts_on": iso(1),
        "ends_on": iso(6),
        "reason": "safety",
        "note": "Scala rotta",
    }
    answer = livia.browser.post(house_page + "voids/new/", told)
    assert (
        answer.status_code == 422
        and "Letto 1: Soggiorno dal" in text(answer)
        and "Scala rotta" in text(answer)
    )


def test_works_from_the_plan_to_the_open_bed(livia, places, house_page):
    told = {"what": "Cucina", "cig": "z1234567ab", "budget": "12.500,50", "planned_to": iso(30)}
    page = text(livia.browser.post(house_page + "works/new/", told, follow=True))
    assert "Z1234567AB" in page and "12.500,50" in page
    with livia.at_work():
        works = Works.objects.get(what="Cucina")
    own = livia.url(f"housing/works/{works.pk}/")
    bed = {"unit": str(places["flat_id"]), "name": "Letto nuovo", "traits": ["quiet"]}
    livia.browser.post(own + "beds/new/", bed)
    livia.browser.post(own + "start/", {"on": clock.today().isoformat()})
    page = text(
        livia.browser.post(
            own + "finish/", {"on": clock.today().isoformat(), "opens_on": iso(1)}, follow=True
        )
    )
    assert "Letto nuovo" in page and "Conclusi" in page
    assert "Letto nuovo" in text(livia.browser.get(house_page))


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"cig": "12-3"}, "12-3"),
        ({"budget": "-4"}, "-4"),
        ({"budget": "molto"}, "molto"),
        ({"planned_from": "2026-05-02"}, "2026-05-02"),
    ],
)
def test_impossible_works_are_refused_on_the_form(livia, house_page, told, kept):
    answer = livia.browser.post(
        house_page + "works/new/", {"what": "Cucina", "planned_to": "2026-05-01"} | told
    )
    assert answer.status_code == 422 and kept in text(answer) and "Cucina" in text(answer)


def test_a_cost_is_written_corrected_and_taken_away(livia, project_manager, house_page, places):
    told = {"kind": "rent", "first_day": "2026-01-01", "last_day": "2026-01-31", "amount": "1.250,40"}
    assert "1.250,40" in text(livia.browser.post(house_page + "costs/new/", told, follow=True))
    twice = livia.browser.post(house_page + "costs/new/", told | {"first_day": "2026-01-31", "amount": "7"})
    assert twice.status_code == 422 and "già" in text(twice)
    with livia.at_work():
        cost = RunningCost.objects.get(kind="rent")
    livia.browser.post(f"{house_page}costs/{cost.pk}/", told | {"amount": "1300"})
    page = project_manager.browser.get(project_manager.url(f"housing/houses/{places['house_id']}/costs/"))
    assert "1.300,00" in text(page) and "1.380,20" in text(page)
    livia.browser.post(f"{house_page}costs/{cost.pk}/drop/")
    with livia.at_work():
        assert not RunningCost.objects.filter(kind="rent").exists()


def test_case_managers_read_no_costs_and_write_nothing(amina, places):
    house = f"housing/houses/{places['house_id']}/"
    assert amina.browser.get(amina.url(house + "costs/")).status_code == 403
    for page in ("voids/", "works/", "plan/"):
        assert amina.browser.get(amina.url(house + page)).status_code == 200
    assert amina.browser.get(amina.url(house + "voids/new/")).status_code == 403
    assert amina.browser.post(amina.url(f"housing/works/{places['works_id']}/start/")).status_code == 403
