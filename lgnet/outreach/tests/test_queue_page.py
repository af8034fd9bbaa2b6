# SPDX-License-Identifier: AGPL-3.0-or-later
"""A morning at the desk, through its pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.network.models import Site
from lgnet.outreach.actions.keep_queue import take_number
from lgnet.outreach.models import Ticket, TicketPerson
from lgnet.outreach.tests.test_queue import desk, rita  # fixtures
from lgnet.people.actions.register_person import register_person
from lgnet.trust.models import AuditEvent

__all__ = ["desk", "rita"]


def words(who, path: str) -> str:
    answer = who.browser.get(who.url(path))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_morning_at_the_desk(rita, desk):
    here = f"queue/{desk.pk}/"
    assert rita.browser.get(rita.url("queue/")).url == rita.url(here), "there is one desk only"
    assert "Nessuno aspetta" in words(rita, here)
    for told in ({"comes_for": "documents"}, {"comes_for": "first_time", "comes_first": "on"}):
        assert rita.browser.post(rita.url(f"{here}number/"), told).url == rita.url(here)
    rita.browser.post(rita.url(f"{here}call/"))
    assert "con lei" in words(rita, here) and "1 in attesa" in words(rita, here)
    with rita.at_work():
        called = Ticket.objects.get(state="called")
        assert called.number == 2, "she comes first"
    rita.browser.post(rita.url(f"queue/tickets/{called.pk}/serve/"))
    with rita.at_work():
        left = Ticket.objects.get(state="waiting")
    assert rita.browser.post(rita.url(f"queue/tickets/{left.pk}/leave/"), {"reason": ""}).status_code == 422
    rita.browser.post(rita.url(f"queue/tickets/{left.pk}/leave/"), {"reason": "tired"})
    assert "1 servito" in words(rita, here) and "1 andato via" in words(rita, here)


def test_pressed_twice_says_what_happened(rita, desk):
    answer = rita.browser.post(rita.url(f"queue/{desk.pk}/call/"), follow=True)
    assert "Nessuno è in attesa" in answer.content.decode()


def test_the_number_of_somebody_known(rita, desk):
    with rita.at_work() as by:
        ticket = take_number(site=desk, comes_for="followed", by=by)
        awa = register_person(by=by, given_name="Awa", family_name="Canarino")
    page = f"queue/tickets/{ticket.pk}/"
    assert "Canarino" in words(rita, f"{page}?q=canarino")
    rita.browser.post(rita.url(f"{page}join/"), {"person": str(awa.pk)})
    assert "Canarino" in words(rita, page)
    assert "Canarino" not in words(rita, f"queue/{desk.pk}/"), "the room sees the board"
    with rita.at_work():
        assert TicketPerson.objects.get().person_id == awa.pk
        opened = AuditEvent.objects.filter(action="outreach.ticket_opened").order_by("at").last()
        assert opened.person_ids == [awa.pk]


@pytest.mark.parametrize(("minutes", "asks"), [(0, True), (24, True), (26, False), (60 * 24 * 365, False)])
def test_an_empty_desk_does_not_ask_for_ever(rita, desk, minutes, asks):
    since = int((clock.now() - timedelta(minutes=minutes)).timestamp())
    assert ("hx-get" in words(rita, f"queue/{desk.pk}/board/?since={since}")) is asks


@pytest.mark.parametrize("since", ["", "gestern", "-5", "99999999999999"])
def test_a_since_that_is_no_time_asks_no_more(rita, desk, since):
    assert "hx-get" not in words(rita, f"queue/{desk.pk}/board/?since={since}")


def test_a_long_queue_asks_as_few_questions(rita, desk):
    def questions() -> int:
        browser = rita.browser
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(rita.url(f"queue/{desk.pk}/")).status_code == 200
        return len(asked)

    questions()
    empty = questions()
    with rita.at_work() as by:
        for _ in range(12):
            take_number(site=desk, comes_for="other", by=by)
    assert questions() == empty


def test_without_a_desk_it_says_what_to_do(rita):
    assert not Site.objects.filter(city=rita.city).exists()
    assert "Nessuno sportello unico" in words(rita, "queue/")
