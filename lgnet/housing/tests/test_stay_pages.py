# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bed for the night from the street in two taps; the night's list; a family moved; a refusal keeps what was said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lgnet.casework.actions.open_case import open_case
from lgnet.housing import jobs
from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.choices import StayState
from lgnet.housing.hours import tonight
from lgnet.housing.models import Occupancy, Stay
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.ids import new_id
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.actions.unjoin_contact import unjoin_contact
from lgnet.people.actions.live_together import live_together
from lgnet.people.actions.register_person import register_person
from lgnet.trust.models import AuditEvent
from tests.cast import fresh_programme, player


@pytest.fixture
def beds(livia, house):
    with livia.at_work() as by:
        return house(by, beds=3)[1]


@pytest.fixture
def contact(bruno, team):
    with bruno.at_work() as by:
        return record_contact(
            by=by, programme=fresh_programme(), happened_at=clock.now(), place="Stazione", nickname="Berretto rosso",
            idempotency_key=new_id(), team=team,
        )  # fmt: skip


@pytest.fixture
def fatou(amina):
    with amina.at_work() as by:
        return register_person(by=by, given_name="Fatou", family_name="Diallo")


def stay_of(who, **told):
    with who.at_work():
        return Stay.objects.get(**told)


def shown(who, page: str, *named) -> str:
    return who.browser.get(reverse(page, args=[who.city.slug, *named])).content.decode()


def booked(livia, bed, nights=5, **who):
    with livia.at_work() as by:
        return book_stay(
            bed=bed, first_night=tonight(), leaves_on=tonight() + timedelta(days=nights), by=by, **who
        )


def test_from_a_contact_to_a_bed_in_two_taps(bruno, beds, contact):
    page = bruno.browser.get(reverse("outreach:contact", args=[bruno.city.slug, contact.pk]))
    assert f"housing/tonight/?contact={contact.pk}" in page.content.decode()
    page = bruno.browser.get(bruno.url("housing/tonight/"), {"contact": contact.pk}).content.decode()
    assert "Berretto rosso" in page and all(bed.name in page for bed in beds)
    told = {"contact": contact.pk, "bed": beds[1].pk}
    kept = bruno.browser.post(bruno.url("housing/tonight/"), told, follow=True)
    assert kept.status_code == 200 and "Berretto rosso" in kept.content.decode()
    stay = stay_of(bruno, contact=contact)
    assert (stay.state, stay.bed_id, stay.first_night) == (StayState.PROVISIONAL, beds[1].pk, tonight())
    page = bruno.browser.get(bruno.url("housing/tonight/")).content.decode()
    assert beds[1].name not in page and beds[0].name in page


def test_a_bed_that_was_taken_meanwhile_is_told_with_the_others_and_nothing_is_lost(
    livia, bruno, beds, contact
):
    booked(livia, beds[0], called="Altro ospite")
    told = {"contact": contact.pk, "bed": beds[0].pk}
    refused = bruno.browser.post(bruno.url("housing/tonight/"), told)
    page = refused.content.decode()
    assert refused.status_code == 409 and beds[1].name in page and str(contact.pk) in page


def test_the_bed_first_and_then_who(bruno, beds, fatou):
    address = bruno.url(f"housing/tonight/beds/{beds[0].pk}/")
    assert str(fatou.pk) in bruno.browser.get(address, {"q": "Diallo"}).content.decode()
    assert bruno.browser.post(address, {"called": "  "}).status_code == 422
    assert bruno.browser.post(address, {"called": "Sciarpa gialla"}).status_code == 302
    assert (
        bruno.browser.post(bruno.url(f"housing/tonight/beds/{beds[1].pk}/"), {"person": fatou.pk}).status_code
        == 302
    )
    assert stay_of(bruno, person=fatou).bed_id == beds[1].pk
    assert stay_of(bruno, person=None).called == "Sciarpa gialla"


def test_whoever_slept_there_without_a_name_is_somebody_once_the_contact_is_joined(
    amina, bruno, beds, contact, fatou
):
    bruno.browser.post(bruno.url("housing/tonight/"), {"contact": contact.pk, "bed": beds[0].pk})
    with amina.at_work() as by:
        join_contact(contact=contact, person=fatou, by=by)
        assert Stay.objects.get(contact=contact).person_id == fatou.pk
    assert (
        beds[0].name
        in amina.browser.get(reverse("people:person", args=[amina.city.slug, fatou.pk])).content.decode()
    )
    with amina.at_work() as by:
        unjoin_contact(contact=contact, by=by)
        stay = Stay.objects.get(contact=contact)
        assert (stay.person_id, stay.called) == (None, "Berretto rosso")


def test_the_nights_list_in_one_tap_each(livia, bruno, beds):
    came, stayed_away = (
        booked(livia, beds[0], called="Chi arriva"),
        booked(livia, beds[1], called="Chi non viene"),
    )
    page = bruno.browser.get(bruno.url("housing/nights/")).content.decode()
    assert "Chi arriva" in page and "Chi non viene" in page
    for stay, move in ((came, "arrive"), (stayed_away, "no_show")):
        address = bruno.url(f"housing/stays/{stay.pk}/press/{move}/")
        assert bruno.browser.get(address).status_code == 405
        back = bruno.browser.post(address, {"next": bruno.url("housing/nights/")})
        assert back.url == bruno.url("housing/nights/")
    assert stay_of(bruno, pk=came.pk).state == StayState.ARRIVED
    assert stay_of(bruno, pk=stayed_away.pk).state == StayState.NO_SHOW
    assert (
        "Chi arriva" in bruno.browser.get(bruno.url("housing/nights/"), {"tab": "sleeping"}).content.decode()
    )


def test_a_stay_is_prolonged_moved_and_ended_from_its_page(livia, beds, fatou):
    stay = booked(livia, beds[0], person=fatou)
    with livia.at_work() as by:
        arrive(stay=stay, by=by)
    address = livia.url(f"housing/stays/{stay.pk}/")
    later = tonight() + timedelta(days=9)
    assert livia.browser.post(address + "leaving/", {"leaves_on": later}).status_code == 302
    refused = livia.browser.post(address + "leaving/", {"leaves_on": tonight() - timedelta(days=1)})
    assert refused.status_code == 422 and "leaves_on" in refused.content.decode()
    assert livia.browser.post(address + "bed/", {"unit": beds[0].unit_id}).status_code == 302
    assert stay_of(livia, pk=stay.pk).bed_id == beds[1].pk
    assert livia.browser.post(address + "leave/", {"on": clock.today(), "reason": ""}).status_code == 422
    told = {"on": clock.today(), "reason": "own_home"}
    assert livia.browser.post(address + "leave/", told).status_code == 302
    assert stay_of(livia, pk=stay.pk).state == StayState.DEPARTED


def test_a_family_is_placed_and_moved_whole(amina, livia, house, beds, fatou):
    with amina.at_work() as by:
        child = register_person(by=by, given_name="Awa", family_name="Diallo")
        live_together(person=fatou, other=child, by=by)
    with livia.at_work() as by:
        other_flat = house(by, beds=2, name="Casa dei Pini")[1][0].unit_id
    address = livia.url(f"housing/people/{fatou.pk}/bed/")
    asked = {"first_night": tonight(), "leaves_on": tonight() + timedelta(days=9), "members": [str(child.pk)]}
    assert "Piano terra" in livia.browser.get(address, asked).content.decode()
    assert livia.browser.post(address, asked | {"unit": beds[0].unit_id}).status_code == 302
    stay = stay_of(livia, person=fatou)
    assert stay_of(livia, person=child).party == stay.party
    moved = livia.browser.post(livia.url(f"housing/stays/{stay.pk}/bed/"), {"unit": other_flat})
    assert moved.status_code == 302
    with livia.at_work():
        assert {one.bed.unit_id for one in Stay.objects.select_related("bed")} == {other_flat}


def test_a_family_larger_than_the_room_is_refused_and_its_nights_stay_written(amina, livia, house, fatou):
    with livia.at_work() as by:
        flat = house(by, beds=1)[1][0].unit_id
    with amina.at_work() as by:
        child = register_person(by=by, given_name="Awa", family_name="Diallo")
        live_together(person=fatou, other=child, by=by)
    asked = {"first_night": tonight(), "leaves_on": tonight() + timedelta(days=9), "members": [str(child.pk)]}
    refused = livia.browser.post(livia.url(f"housing/people/{fatou.pk}/bed/"), asked | {"unit": flat})
    assert refused.status_code == 409 and str(asked["leaves_on"]) in refused.content.decode()
    with livia.at_work():
        assert not Stay.objects.exists() and not Occupancy.objects.exists()


def test_a_promise_that_ran_out_is_told_to_whoever_made_it(bruno, livia, beds):
    with clock.telling(clock.now() - timedelta(hours=3)), bruno.at_work() as by:
        stay = book_stay(
            bed=beds[0], called="Berretto rosso", first_night=tonight(), leaves_on=tonight() + timedelta(days=1),
            provisional_until=clock.now() + timedelta(hours=1), by=by,
        )  # fmt: skip
    assert "Berretto rosso" in bruno.browser.get(bruno.url("housing/tonight/")).content.decode()
    jobs.lapse(0)
    assert stay_of(bruno, pk=stay.pk).reason == "lapsed"
    page = bruno.browser.get(bruno.url("housing/tonight/")).content.decode()
    assert "Berretto rosso" in page and beds[0].name in page
    assert "Berretto rosso" not in livia.browser.get(livia.url("housing/tonight/")).content.decode()


def test_arrivals_and_exits_are_in_the_story_of_the_case(amina, livia, team, beds, fatou):
    with amina.at_work() as by:
        case = open_case(person=fatou, team=team, programme=fresh_programme(), by=by)
    stay = booked(livia, beds[0], person=fatou)
    assert stay.case_id == case.pk
    with livia.at_work() as by:
        arrive(stay=stay, by=by)
    assert "Casa dei Tigli" in shown(amina, "casework:case", case.pk)
    with livia.at_work():
        Stay.objects.filter(pk=stay.pk).update(leaves_on=tonight() + timedelta(days=3))
        Occupancy.objects.filter(stay=stay).update(ends_on=tonight() + timedelta(days=3))
    assert "Casa dei Tigli" in shown(amina, "casework:my_day")


def test_who_may_what(sassari, team, livia, amina, beds):
    stay = booked(livia, beds[0], called="Berretto rosso")
    assert amina.browser.get(amina.url("housing/tonight/")).status_code == 403
    assert amina.browser.get(amina.url(f"housing/stays/{stay.pk}/")).status_code == 200
    manager = player("Piero", sassari, Role.PROJECT_MANAGER, team=team)
    assert manager.browser.get(manager.url(f"housing/stays/{stay.pk}/")).status_code == 403
    desk = player("Dina", sassari, Role.DESK_OPERATOR, team=team)
    refused = desk.browser.post(desk.url(f"housing/stays/{stay.pk}/cancel/"), {"reason": "care"})
    assert refused.status_code == 409 and "tenuto da un’altra persona" in refused.content.decode()
    with livia.at_work():
        assert Stay.objects.get(pk=stay.pk).state == stay.state


def test_who_was_shown_is_recorded(livia, bruno, beds, fatou):
    stay = booked(livia, beds[0], person=fatou)
    for path in ("housing/nights/", f"housing/stays/{stay.pk}/"):
        bruno.browser.get(bruno.url(path))
    with bruno.at_work():
        seen = AuditEvent.objects.filter(person_ids__contains=[fatou.pk], action__startswith="housing.")
        assert {"housing.nights_listed", "housing.stay_shown"} <= set(seen.values_list("action", flat=True))


@pytest.mark.parametrize("page", ["housing:nights", "housing:tonight"])
def test_a_longer_list_asks_no_more_of_the_database(livia, bruno, house, beds, page):
    asked = []
    for number in range(2):
        booked(livia, beds[number], called=f"Ospite {number}")
        with livia.at_work() as by:
            house(by, beds=4, name=f"Casa {number}")
        with CaptureQueriesContext(connection) as queries:
            shown(bruno, page)
        asked.append(len(queries))
    assert asked[0] == asked[1]
