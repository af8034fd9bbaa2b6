# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asked again, asked too often, asked how it stands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import time_machine
from django.db import connections
from django.test import Client

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Programme
from lgnet.outreach.actions.decline_request import decline_request
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.withdraw_request import withdraw_request
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.people.actions.protect_person import protect_person
from lgnet.portal import limits
from lgnet.portal.codes import LETTERS, read_code
from lgnet.portal.tests.asking import (  # noqa: F401
    LATER,
    address,
    asked,
    code_of,
    contacts,
    look_up,
    nothing_counted_yet,
    opened,
    send,
)
from lgnet.portal.tests.conftest import PHONE, sent
from tests.cast import player


def test_sent_again_is_the_same_request(page, reader):
    token = opened(page)
    first, again = send(page, reader, token=token), send(page, reader, token=token)
    assert code_of(first) == code_of(again)
    assert len(contacts(page)) == len(asked(page)) == 1


def test_sent_again_with_other_words_tells_the_code(page, reader):
    token = opened(page)
    code = code_of(send(page, reader, token=token))
    answer = send(page, reader, token=token, name="Fatou")
    assert answer.status_code == 422 and code in answer.content.decode()
    assert len(contacts(page)) == 1


def test_sent_again_on_the_next_day_is_the_same_request(page, reader):
    token = opened(page)
    code = code_of(send(page, reader, token=token))
    with clock.telling(clock.now() + timedelta(days=1)):
        assert code_of(send(page, reader, token=token)) == code


def test_sixteen_at_once_are_one_request(page):
    token = opened(page)

    def press(_) -> int:
        try:
            return Client(**PHONE).post(address(page), sent(token=token)).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as crowd:
        statuses = list(crowd.map(press, range(16)))
    assert len(contacts(page)) == len(asked(page)) == 1
    assert 200 in statuses and set(statuses) <= {200, 422, 429}


# --- not too often


def test_one_network_asks_so_often_and_no_more(page, reader):
    most = limits.ASKED.from_one_network
    answers = [send(page, reader).status_code for _ in range(most + 1)]
    assert answers == [200] * most + [429]
    refused = send(page, reader)
    assert "Trop de demandes" in refused.content.decode() and 'value="Awa"' in refused.content.decode()
    assert len(contacts(page)) >= most


def test_a_neighbour_in_the_same_network_counts_too(page, reader):
    for _ in range(limits.ASKED.from_one_network):
        send(page, reader)
    assert send(page, Client(REMOTE_ADDR="5.5.5.250")).status_code == 429


def test_another_network_may_still_ask(page, reader):
    for _ in range(limits.ASKED.from_one_network + 3):
        send(page, reader)
    assert send(page, Client(REMOTE_ADDR="8.8.8.8")).status_code == 200


def test_an_hour_later_it_may_be_asked_again(page, reader):
    for _ in range(limits.ASKED.from_one_network + 1):
        send(page, reader)
    with time_machine.travel(clock.now() + timedelta(hours=1, minutes=1), tick=False):
        assert send(page, reader).status_code == 200


def test_a_city_takes_so_many_in_an_hour(page, monkeypatch):
    monkeypatch.setattr(limits, "ASKED", limits.Limit("asked", from_one_network=12, in_one_city=3))
    everywhere = [Client(REMOTE_ADDR=f"9.9.{number}.1") for number in range(4)]
    assert [send(page, one).status_code for one in everywhere] == [200, 200, 200, 429]


def test_behind_a_proxy_that_hides_networks_only_the_city_counts(page):
    hidden = Client(REMOTE_ADDR="10.0.0.1")
    most = limits.ASKED.from_one_network
    assert {send(page, hidden).status_code for _ in range(most + 2)} == {200}


def test_corrections_do_not_count(page, reader):
    for _ in range(limits.ASKED.from_one_network + 5):
        send(page, reader, reach="abc")
    assert send(page, reader).status_code == 200


def test_places_are_taken_once_by_many_at_once(page):
    """The control of the counting: a plain counter, read and written back, lets more through."""
    limit = limits.Limit("crowd", from_one_network=5, in_one_city=100)

    def take(_) -> bool:
        try:
            limits.count(limit, city=page.city, sender="somewhere")
            return True
        except limits.TooManyRequests:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(take, range(24))) == 5


def test_where_from_is_kept_as_a_digest(page, reader):
    send(page, reader)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select cache_key from trust_cache")
        keys = " ".join(row[0] for row in cursor.fetchall())
    assert "portal:asked" in keys and "5.5.5" not in keys


# --- how it stands


def test_the_code_tells_how_it_stands(page, reader, amina):
    code = code_of(send(page, reader))
    assert "non ha ancora avuto risposta" in look_up(page, reader, code.lower().replace("-", " "))
    with amina.at_work() as by:
        decline_request(request=TakeChargeRequest.objects.get(), reason="other_city", by=by)
    words = look_up(page, reader, code)
    assert "ha avuto risposta" in words and "altra città" not in words.lower()


def test_a_withdrawn_request_says_so(page, reader, amina):
    code = code_of(send(page, reader))
    with amina.at_work() as by:
        withdraw_request(request=TakeChargeRequest.objects.get(), by=by)
    assert "è chiusa" in look_up(page, reader, code)


def test_a_protected_persons_request_tells_nothing(page, reader, protector, protecting_team):
    from lgnet.people.tests.factories import fatou

    code = code_of(send(page, reader))
    with protector.at_work() as by:
        person = fatou(by)
        join_contact(contact=Contact.objects.get(), person=person, by=by)
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
    hidden, unknown = look_up(page, reader, code), look_up(page, reader, "BBBB-2222")
    assert "non possiamo dire nulla" in hidden
    assert hidden.replace(code, "") == unknown.replace("BBBB-2222", "")


def test_a_code_of_another_city_is_unknown(page, reader, torino):
    from lgnet.portal.tests.conftest import publish

    code = code_of(send(page, reader))
    elsewhere = publish(torino)
    assert "non possiamo dire nulla" in look_up(elsewhere, reader, code)


def test_codes_are_not_guessed_for_long(page, reader):
    answers = [look_up(page, reader, "BBBB-2222") for _ in range(limits.LOOKED_UP.from_one_network + 1)]
    assert "troppe richieste" in answers[-1] and "troppe richieste" not in answers[-2]


def test_codes_are_easy_to_read_out():
    assert not set("AEIOU01S5") & set(LETTERS)
    assert read_code(" k7qf2m4t") == "K7QF-2M4T"


# --- when nobody could answer


def test_without_a_running_programme_it_is_told_at_once(page, reader, monkeypatch):
    from lgnet.portal.actions import ask_for_contact

    monkeypatch.setattr(ask_for_contact, "current_programme", lambda city_id: None)
    answer = send(page, reader)
    assert answer.status_code == 422 and "ne reçoit pas de demandes" in answer.content.decode()


def test_the_public_pages_doer_may_write_contacts_and_nothing_more(page, at_the_door):
    from lgnet.casework.policies import may_open_case
    from lgnet.outreach.policies import (
        may_decide_requests,
        may_join_contacts,
        may_read_contacts,
        may_write_contacts,
    )
    from lgnet.people.policies import may_read_people, may_register_person

    assert Programme.objects.exists()
    with at_the_door() as by:
        assert may_write_contacts.allows(by)
        others = (
            may_decide_requests,
            may_join_contacts,
            may_read_contacts,
            may_read_people,
            may_register_person,
        )
        assert not any(rule.allows(by) for rule in (*others, may_open_case))


def test_a_role_of_the_network_writes_no_contacts(sassari):
    """The control: the rule still refuses who is no operator."""
    from lgnet.outreach.policies import may_write_contacts

    assert not may_write_contacts.allows(player("Olga", None, Role.COMMUNICATION).actor)
