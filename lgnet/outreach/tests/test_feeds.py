# SPDX-License-Identifier: AGPL-3.0-or-later
"""The calendar that a program reads: times and places of appointments, never a person; secret, and closed at will."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from lgnet.kernel import clock
from lgnet.network.models import Membership, Site
from lgnet.outreach.actions.move_appointment import call_off
from lgnet.outreach.feeds import TIMES
from lgnet.outreach.models import CalendarFeed
from lgnet.outreach.tests.desk import next_monday
from lgnet.people.actions.protect_person import protect_person


@pytest.fixture
def address(rita):
    return made(rita)


def made(player, **told) -> str:
    page = player.browser.post(player.url("appointments/calendars/"), told).content.decode()
    return re.search(r"http://testserver(/calendars/[^<]+\.ics)", page)[1]


def read(address: str, **headers):
    return Client().get(address, **headers)


def events(address: str) -> list:
    return list(Calendar.from_ical(read(address).content).walk("VEVENT"))


def test_times_and_places_and_nothing_else(rita, shop, book, person_of, address):
    with rita.at_work() as by:
        fatou = person_of("Fatou", family_name="Canarino", phone="333 1234567")
        book(
            by,
            person=fatou,
            purpose="psychologist",
            note="referto",
            profession="psychologist",
            operator=rita.user,
        )
    (event,) = events(address)
    assert event.decoded("dtstart") == next_monday() and str(event["location"]) == "Via Zara 2"
    assert str(event["summary"]) == "Appuntamento · Sportello centro · Psicologo"
    whole = read(address).content.decode().replace("\r\n ", "").casefold()
    for personal in ("fatou", "canarino", "rita", "referto", "333", "colloquio", str(fatou.pk)):
        assert personal not in whole


def test_every_line_is_as_the_standard_says(rita, sassari, book):
    long = Site.objects.create(
        city=sassari, kind="other", name="Casa; dei, servizi\\ " + "è" * 60, address="Via Zara"
    )
    with rita.at_work() as by:
        book(by, site=long)
    content = read(made(rita, site=long.pk)).content
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR"
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert long.name in str(event["summary"])


def test_mine_are_mine_and_a_places_are_of_all(rita, amina, shop, book, address):
    with rita.at_work() as by:
        book(by)
        book(by, operator=amina.user, said_name="Awa")
    assert len(events(address)) == 1 and len(events(made(rita, site=shop.pk))) == 2


def test_what_is_called_off_disappears(rita, book, address):
    with rita.at_work() as by:
        appointment = book(by)
    assert len(events(address)) == 1
    with rita.at_work() as by:
        call_off(appointment=appointment, called_off_by="person", reason="cannot_come", by=by)
    assert events(address) == []


def test_a_protected_persons_time_is_there_too_for_it_tells_nothing(
    rita, protector, protecting_team, book, person_of, address
):
    with protector.at_work() as by:
        fatou = person_of("Fatou")
        book(by, person=fatou, operator=rita.user)
        protect_person(person=fatou, team=protecting_team, reason="violence", by=by)
    assert len(events(address)) == 1


def test_the_secret_is_kept_as_a_digest_and_shown_once(rita, address):
    secret = address.split("/")[-1].removesuffix(".ics")
    assert secret not in rita.browser.get(rita.url("appointments/calendars/")).content.decode()
    with rita.at_work():
        assert secret not in str(CalendarFeed.objects.values())


def test_closed_it_shows_nothing(rita, bruno, address):
    with rita.at_work():
        feed = CalendarFeed.objects.get()
    page = rita.url("appointments/calendars/")
    bruno.browser.post(page, {"revoke": feed.pk})
    assert read(address).status_code == 200  # somebody else's button closes nothing
    rita.browser.post(page, {"revoke": feed.pk})
    assert read(address).status_code == 404
    assert "BEGIN:VCALENDAR" not in read(address).content.decode()


def test_it_ends_with_the_work_in_the_city(rita, address):
    Membership.objects.filter(user=rita.user).update(ended_at=clock.now())
    assert read(address).status_code == 404


def test_it_is_of_one_city(rita, carla, sassari, address):
    assert read(address.replace(sassari.slug, carla.city.slug)).status_code == 404
    assert read(address.replace(sassari.slug, "nowhere")).status_code == 404
    assert read("/calendars/x/not-a-secret.ics").status_code == 404


def test_a_copy_that_is_still_right_is_not_sent_again(rita, book, address):
    with rita.at_work() as by:
        book(by)
    first = read(address)
    assert first["Cache-Control"] == "private, max-age=900" and not first.cookies
    assert read(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    with rita.at_work() as by:
        book(by, starts_at=next_monday(12))
    assert read(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_who_reads_all_the_time_is_refused(rita, address):
    cache.clear()
    statuses = [read(address).status_code for _ in range(TIMES + 1)]
    assert statuses.count(200) == TIMES and statuses[-1] == 429


def test_five_addresses_are_enough(rita, address):
    for _ in range(4):
        made(rita)
    refused = rita.browser.post(rita.url("appointments/calendars/"))
    assert "Ha già 5 indirizzi" in refused.content.decode()
