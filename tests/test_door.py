# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door: no page without its record, no record without its page, no writing while reading."""

from functools import wraps

import pytest
from django.http import HttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import path

from lgnet.config.urls import urlpatterns as real
from lgnet.kernel.clock import today
from lgnet.kernel.errors import Conflict
from lgnet.network.door import city_page, network_page
from lgnet.network.models import Membership
from lgnet.network.policies import may_administer_city, may_enter
from lgnet.people.models import Person
from lgnet.trust import audit
from tests.by_hand import raw

RECORDED = "select count(*) from trust_auditevent where %s = any (person_ids)"
seen_outside: list[int] = []


def times_recorded(person_id) -> int:
    with raw("lgnet_backup") as connected:
        return connected.execute(RECORDED, [person_id]).fetchone()[0]


def looking_as_it_leaves(page):
    """What another connection sees at the moment at which the door gives the answer back."""

    @wraps(page)
    def watched(request, **named):
        response = page(request, **named)
        seen_outside.append(times_recorded(request.GET["person"]))
        return response

    return watched


@looking_as_it_leaves
@city_page(may_enter)
def shows(request, by):
    person = Person.objects.get(pk=request.GET["person"])
    audit.shown("people.person_opened", by=by, people=[person.pk])
    template = engines["django"].from_string("{{ person.given_name }}")
    return SimpleTemplateResponse(template, {"person": person})


@city_page(may_enter)
def shows_everybody(request, by):
    people = list(Person.objects.all())
    audit.shown("people.list_opened", by=by, people=[person.pk for person in people])
    return HttpResponse(str(len(people)))


@city_page(may_enter)
def shows_and_crashes(request, by):
    audit.shown("people.person_opened", by=by, people=[request.GET["person"]])
    raise RuntimeError


@city_page(may_enter)
def writes_while_reading(request, by):
    Person.objects.create(given_name="never there")
    return HttpResponse()


@city_page(may_enter, writes=True)
def corrects(request, by):
    person = Person.objects.get(pk=request.GET["person"])
    person.given_name = request.POST["name"]
    person.save()
    audit.record("people.person_corrected", by=by, target=person, people=[person.pk])
    if request.POST["name"] == "Crash":
        raise RuntimeError
    if request.POST["name"] == "Taken":
        raise Conflict()
    return HttpResponse()


@city_page(may_administer_city)
def for_administrators(request, by):
    return HttpResponse("the office")


@network_page(may_enter)
def of_the_network(request, by):
    return HttpResponse(f"{Person.objects.count()} people")


PAGES = [shows, shows_everybody, shows_and_crashes, writes_while_reading, corrects, for_administrators]
urlpatterns = [
    *[path(f"city/<slug:city>/{page.__name__}/", page) for page in PAGES],
    path("network/of_the_network/", of_the_network),
    *real,
]


@pytest.fixture(autouse=True)
def pages(settings):
    settings.ROOT_URLCONF = __name__
    seen_outside.clear()


@pytest.fixture
def fatou(amina) -> Person:
    with amina.at_work():
        return Person.objects.create(given_name="Fatou")


@pytest.fixture
def desk(amina) -> Client:
    desk = amina.browser
    desk.raise_request_exception = False
    return desk


# --- no record, no page


def test_a_reading_is_committed_before_the_page_leaves(amina, desk, fatou):
    page = desk.get(amina.url(f"shows/?person={fatou.pk}"))
    assert page.content == b"Fatou"
    assert seen_outside == [1]


def test_what_cannot_be_recorded_is_not_shown(amina, desk, fatou, as_superuser):
    as_superuser.execute("revoke insert on trust_auditevent from lgnet_app")
    try:
        page = desk.get(amina.url(f"shows/?person={fatou.pk}"))
    finally:
        as_superuser.execute("grant insert on trust_auditevent to lgnet_app")
    assert page.status_code == 500 and b"Fatou" not in page.content
    assert seen_outside == []


def test_a_page_that_crashed_showed_nobody(amina, desk, fatou):
    assert desk.get(amina.url(f"shows_and_crashes/?person={fatou.pk}")).status_code == 500
    assert times_recorded(fatou.pk) == 0


def test_a_list_is_one_record_of_everybody_on_it(amina, desk, fatou):
    with amina.at_work():
        others = Person.objects.bulk_create(Person(given_name=f"N{turn}") for turn in range(5))
    assert desk.get(amina.url("shows_everybody/")).content == b"6"
    assert [times_recorded(person.pk) for person in [fatou, *others]] == [1] * 6


def test_looking_at_the_head_of_a_page_is_reading_it(amina, desk, fatou):
    desk.head(amina.url(f"shows/?person={fatou.pk}"))
    assert times_recorded(fatou.pk) == 1


# --- a write and its record are one


def test_a_write_is_recorded_with_it(amina, desk, fatou):
    desk.post(amina.url(f"corrects/?person={fatou.pk}"), {"name": "Fatoumata"})
    fatou = reloaded(amina, fatou)
    assert (fatou.given_name, times_recorded(fatou.pk)) == ("Fatoumata", 1)


@pytest.mark.parametrize("name, status", [("Crash", 500), ("Taken", 409)])
def test_a_write_that_fails_leaves_neither(amina, desk, fatou, name, status):
    assert desk.post(amina.url(f"corrects/?person={fatou.pk}"), {"name": name}).status_code == status
    fatou = reloaded(amina, fatou)
    assert (fatou.given_name, times_recorded(fatou.pk)) == ("Fatou", 0)


def test_a_write_that_cannot_be_recorded_is_not_done(amina, desk, fatou, as_superuser):
    as_superuser.execute("revoke insert on trust_auditevent from lgnet_app")
    try:
        desk.post(amina.url(f"corrects/?person={fatou.pk}"), {"name": "Fatoumata"})
    finally:
        as_superuser.execute("grant insert on trust_auditevent to lgnet_app")
    assert reloaded(amina, fatou).given_name == "Fatou"


def test_reading_writes_nothing(amina, desk):
    assert desk.get(amina.url("writes_while_reading/")).status_code == 500
    with amina.at_work():
        assert not Person.objects.filter(given_name="never there").exists()


def test_a_page_to_read_takes_nothing(amina, desk):
    assert desk.post(amina.url("writes_while_reading/")).status_code == 405
    assert desk.delete(amina.url("corrects/")).status_code in (405, 500)


def reloaded(player, person) -> Person:
    with player.at_work():
        return Person.objects.get(pk=person.pk)


# --- who enters


def test_another_city_does_not_exist(carla, amina, fatou):
    page = carla.browser.get(amina.url(f"shows/?person={fatou.pk}"))
    nowhere = carla.browser.get(f"/city/nowhere/shows/?person={fatou.pk}")
    assert page.status_code == nowhere.status_code == 404
    assert b"Fatou" not in page.content
    assert times_recorded(fatou.pk) == 0


def test_a_role_that_may_not_is_told_so(amina, city_administrator):
    assert amina.browser.get(amina.url("for_administrators/")).status_code == 403
    assert city_administrator.browser.get(amina.url("for_administrators/")).content == b"the office"


def test_a_stranger_is_asked_who_she_is(amina):
    assert Client().get(amina.url("shows/"))["Location"].startswith("/accounts/login/?next=")


def test_a_membership_that_ended_opens_nothing_from_the_next_request_on(amina, fatou):
    desk = amina.browser
    assert desk.get(amina.url(f"shows/?person={fatou.pk}")).status_code == 200
    Membership.objects.filter(user=amina.user).update(
        ends_on=today().replace(year=2020), starts_on="2019-01-01"
    )
    assert desk.get(amina.url(f"shows/?person={fatou.pk}")).status_code == 404


def test_the_network_has_no_people(dario, fatou):
    assert dario.browser.get("/network/of_the_network/").content == b"0 people"


def test_a_city_has_no_network(amina):
    assert amina.browser.get("/network/of_the_network/").status_code == 404
