# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of the twenty seconds."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils.timezone import localtime

from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.kernel.ids import new_id
from lgnet.network.models import Programme, Site
from lgnet.outreach.models import Contact
from tests.cast import player

THREADS = 20


def sent(**told):
    return {"key": str(new_id()), "place": "Via Roma", "nickname": "Momo", "source": "field", **told}


def contacts_of(player):
    with player.at_work():
        return list(Contact.objects.order_by("recorded_at").prefetch_related("needs", "requests"))


def test_place_and_nickname_are_enough(bruno, programme):
    answer = bruno.browser.post(bruno.url("contacts/new/"), sent())
    (contact,) = contacts_of(bruno)
    assert answer.status_code == 302
    assert answer["Location"] == bruno.url(f"contacts/{contact.pk}/saved/")
    assert (contact.place, contact.nickname, contact.source) == ("Via Roma", "Momo", "field")
    assert contact.team_id in bruno.actor.team_ids
    assert clock.now() - contact.happened_at < timedelta(minutes=1)


def test_chips_say_what_was_seen_and_how_urgent_it_is(bruno):
    bruno.browser.post(
        bruno.url("contacts/new/"),
        sent(needs=["food", "shelter_tonight"], today=["health"], done=["kit", "information"], asks="on"),
    )
    (contact,) = contacts_of(bruno)
    urgencies = {need.code: need.urgency for need in contact.needs.all()}
    assert urgencies == {"food": 2, "shelter_tonight": 3, "health": 3}  # tonight is today; today means seen
    assert contact.done == ["kit", "information"]
    assert [request.state for request in contact.requests.all()] == ["waiting"]


def test_pressed_twice_it_is_one_contact(bruno):
    told = sent()
    first = bruno.browser.post(bruno.url("contacts/new/"), told)
    second = bruno.browser.post(bruno.url("contacts/new/"), told)
    assert first["Location"] == second["Location"]
    assert len(contacts_of(bruno)) == 1


def test_going_back_after_a_lost_answer_finds_what_was_saved(bruno):
    """The browser asks for the address of the form again, or sends what it has kept of it: it is one contact."""
    browser = bruno.browser
    address = browser.get(bruno.url("contacts/new/"))["Location"]
    shown = browser.get(address).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', shown)[1]
    assert f"k={key}" in address
    saved = browser.post(bruno.url("contacts/new/"), sent(key=key))["Location"]
    assert browser.get(address)["Location"] == saved
    assert browser.post(bruno.url("contacts/new/"), sent(key=key))["Location"] == saved
    assert len(contacts_of(bruno)) == 1


@pytest.mark.parametrize("query", ["k=no-key", "k=", "again=nobody", "again=nobody&k=no-key"])
def test_a_spoilt_address_begins_a_new_contact(bruno, query):
    assert bruno.browser.get(bruno.url(f"contacts/new/?{query}"), follow=True).status_code == 200


def test_twenty_at_once_are_one_contact(bruno):
    """The same form sent by twenty threads in the same moment, each with a connection of its own."""
    told, together = sent(needs=["food"], asks="on"), Barrier(THREADS)
    browsers = [bruno.browser for _ in range(THREADS)]

    def send(browser):
        try:
            together.wait()
            return browser.post(bruno.url("contacts/new/"), told)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(send, browsers))
    (contact,) = contacts_of(bruno)
    assert {answer["Location"] for answer in answers} == {bruno.url(f"contacts/{contact.pk}/saved/")}
    assert (len(contact.needs.all()), len(contact.requests.all())) == (1, 1)


def test_the_control_twenty_keys_are_twenty_contacts(bruno):
    together = Barrier(THREADS)
    browsers = [bruno.browser for _ in range(THREADS)]

    def send(browser):
        try:
            together.wait()
            return browser.post(bruno.url("contacts/new/"), sent())
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        assert {answer.status_code for answer in pool.map(send, browsers)} == {302}
    assert len(contacts_of(bruno)) == THREADS


def test_the_same_key_with_other_content_opens_the_first(bruno):
    told = sent()
    bruno.browser.post(bruno.url("contacts/new/"), told)
    (first,) = contacts_of(bruno)
    answer = bruno.browser.post(bruno.url("contacts/new/"), {**told, "nickname": "Awa"})
    assert answer.status_code == 409
    assert bruno.url(f"contacts/{first.pk}/") in answer.content.decode()
    assert 'value="Awa"' in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": ""},
        {"happened_at": "2199-01-01T10:00"},
        {"happened_at": "2001-01-01T10:00"},
        {"happened_at": "yesterday"},
        {"nickname": "x" * 81},
        {"needs": ["gold"]},
        {"follow_up": "day"},
        {"mediator_minutes": "0"},
        {"source": "dream"},
        {"key": "no key"},
        {"person": "00000000-0000-7000-8000-000000000000"},
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(bruno, wrong):
    told = sent(sign="giacca rossa", note="parla <b>wolof</b>", needs=["food"], done=["kit"])
    answer = bruno.browser.post(bruno.url("contacts/new/"), {**told, **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert 'value="giacca rossa"' in page
    assert "parla &lt;b&gt;wolof&lt;/b&gt;" in page
    assert 'value="kit" checked' in page
    if "needs" not in wrong:
        assert 'value="food" checked' in page
    if "key" not in wrong:
        assert told["key"] in page
    assert not contacts_of(bruno)


def test_a_contact_with_nobody_is_asked_with_whom(bruno):
    answer = bruno.browser.post(bruno.url("contacts/new/"), sent(nickname="", note="resta qui"))
    assert answer.status_code == 422
    assert "resta qui" in answer.content.decode()
    assert 'href="#id_nickname"' in answer.content.decode()


def test_a_late_entry_is_dated_when_it_happened(bruno):
    met = localtime(clock.now() - timedelta(days=2)).replace(second=0, microsecond=0)
    bruno.browser.post(bruno.url("contacts/new/"), sent(happened_at=met.strftime("%Y-%m-%dT%H:%M")))
    (contact,) = contacts_of(bruno)
    assert contact.happened_at == met


def test_the_hour_that_comes_twice_is_taken(bruno):
    from datetime import datetime

    from lgnet.outreach.web.contact_form import RomeTime

    twice = RomeTime(required=False).clean("2026-10-25T02:30")
    assert twice == datetime(2026, 10, 25, 2, 30, tzinfo=ROME)


def test_the_last_place_of_the_shift_is_chosen_already(bruno):
    bruno.browser.post(bruno.url("contacts/new/"), sent(place="Porta Nuova"))
    bruno.browser.post(bruno.url("contacts/new/"), sent(place="Via <Roma>"))
    page = bruno.browser.get(bruno.url("contacts/new/"), follow=True).content.decode()
    assert 'value="Via &lt;Roma&gt;" checked' in page
    assert 'value="Porta Nuova"' in page
    answer = bruno.browser.post(bruno.url("contacts/new/"), sent(place="", known_place="Porta Nuova"))
    assert answer.status_code == 302
    assert contacts_of(bruno)[-1].place == "Porta Nuova"


def test_a_site_of_the_city_is_offered_and_recognised(bruno, sassari):
    site = Site.objects.create(city=sassari, kind="one_stop_shop", name="Sportello di via Tempio")
    assert (
        "Sportello di via Tempio"
        in bruno.browser.get(bruno.url("contacts/new/"), follow=True).content.decode()
    )
    bruno.browser.post(bruno.url("contacts/new/"), sent(place="", known_place=site.name))
    assert contacts_of(bruno)[0].site_id == site.pk


def test_looking_for_a_known_person_keeps_what_was_typed_and_saves_nothing(bruno):
    told = sent(find="yes", q="Fatou", nickname="la signora", needs=["food"], follow_up="3", asks="on")
    answer = bruno.browser.post(bruno.url("contacts/new/"), told)
    page = answer.content.decode()
    assert answer.status_code == 200
    for kept in (
        'value="la signora"',
        'value="food" checked',
        told["key"],
        'value="3" checked',
        'value="Fatou"',
    ):
        assert kept in page
    assert not contacts_of(bruno)


def test_the_contact_with_a_known_person_needs_no_nickname(bruno, person_of):
    with bruno.at_work():
        fatou = person_of("Fatou", family_name="Diop")
    page = bruno.browser.get(bruno.url(f"contacts/new/with/{fatou.pk}/"), follow=True).content.decode()
    assert "Fatou Diop" in page
    answer = bruno.browser.post(bruno.url("contacts/new/"), sent(nickname="", person=str(fatou.pk)))
    assert answer.status_code == 302
    assert contacts_of(bruno)[0].person_id == fatou.pk


def test_meeting_again_keeps_the_promise(bruno):
    bruno.browser.post(bruno.url("contacts/new/"), sent(follow_up="1", follow_up_note="coperta"))
    (promised,) = contacts_of(bruno)
    assert promised.follow_up_on == clock.today() + timedelta(days=1)
    page = bruno.browser.get(bruno.url(f"contacts/new/?again={promised.pk}"), follow=True).content.decode()
    assert 'value="Momo"' in page
    bruno.browser.post(bruno.url("contacts/new/"), sent(again=str(promised.pk)))
    kept, _new = contacts_of(bruno)
    assert kept.followed_up_at is not None


def test_a_promise_that_is_not_there_stops_nothing(bruno):
    assert bruno.browser.post(bruno.url("contacts/new/"), sent(again=str(new_id()))).status_code == 302


def test_without_a_programme_the_page_says_so(bruno):
    from lgnet.network.models import Partnership

    Partnership.objects.filter(city=bruno.city).delete()
    answer = bruno.browser.get(bruno.url("contacts/new/"))
    assert answer.status_code == 409
    assert Programme.objects.exists()


def test_at_the_desk_the_contact_is_one_of_the_desk(sassari):
    from lgnet.kernel.actor import Role

    desk = player("Dora", sassari, Role.DESK_OPERATOR)
    page = desk.browser.get(desk.url("contacts/new/"), follow=True).content.decode()
    assert 'value="desk" checked' in page


def test_the_page_says_that_it_is_saved_and_offers_the_next(bruno):
    answer = bruno.browser.post(bruno.url("contacts/new/"), sent(needs=["health"], asks="on"), follow=True)
    page = answer.content.decode()
    assert "Momo" in page
    assert bruno.url("contacts/new/") in page
