# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask to be contacted: the least that is needed, once, and to the desk of this city only."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from lgnet.kernel import clock
from lgnet.outreach.choices import ContactSource, RequestState, Urgency
from lgnet.outreach.models import Contact
from lgnet.portal.dom import read
from lgnet.portal.models import AskedContact
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
from lgnet.portal.tests.conftest import sent
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent


def test_it_lands_on_the_desk_as_a_contact_that_asks_to_be_taken_in_charge(page, reader):
    answer = send(page, reader)
    assert answer.status_code == 200
    (one,) = asked(page)
    (contact,) = contacts(page)
    assert code_of(answer) == one.code and one.contact_id == contact.pk and one.language == "fr"
    assert contact.source == ContactSource.PORTAL and contact.recorded_by is None
    assert contact.nickname == "Awa" and contact.sign == f"Codice {one.code}"
    assert contact.follow_up_on == clock.today() and contact.site.kind == "one_stop_shop"
    assert [(need.code, need.urgency) for need in contact.needs.all()] == [("shelter_tonight", Urgency.TODAY)]
    assert [request.state for request in contact.requests.all()] == [RequestState.WAITING]
    assert one.answer_by == clock.today() + timedelta(days=page.answer_days)


def test_the_desk_reads_it_in_italian_whatever_the_page_spoke(page, reader):
    send(page, reader, on="ar", safety="message", where="davanti alla stazione", when="dopo le 20")
    (contact,) = contacts(page)
    assert contact.place == "davanti alla stazione"
    for words in (
        "+393330000000",
        "Solo messaggi scritti",
        "davanti alla stazione",
        "dopo le 20",
        "Lingua: Francese",
    ):
        assert words in contact.note


def test_who_sees_requests_finds_it(page, reader, amina):
    send(page, reader, name="")
    board = amina.browser.get(amina.url("contacts/requests/")).content.decode()
    assert f"Codice {asked(page)[0].code}" in board


def test_a_place_and_a_time_are_enough(page, reader):
    assert send(page, reader, reach="", where="Giardini pubblici", when="la sera", name="").status_code == 200
    assert contacts(page)[0].place == "Giardini pubblici"


def test_nothing_but_the_asked_is_kept(page, reader):
    send(page, reader)
    with tenancy.in_city(page.city_id), transaction.atomic():
        events = list(AuditEvent.objects.filter(origin="public page"))
    assert events and "5.5.5" not in str([(event.facts, event.origin) for event in events])
    assert "5.5.5" not in str([contact.__dict__ for contact in contacts(page)])


def test_another_city_knows_nothing_of_it(page, reader, torino, carla):
    send(page, reader)
    with tenancy.in_city(torino.id), transaction.atomic():
        assert not AskedContact.objects.exists() and not Contact.objects.exists()


# --- what a person may have to correct


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"reach": "", "where": ""}, "moyen de vous joindre"),
        ({"reach": "abc"}, "ne ressemble ni"),
        ({"reach": "", "where": "la gare", "when": ""}, "Quand pouvons-nous"),
        ({"safety": "neither"}, "un lieu et une heure"),
        ({"name": "https://spam.example"}, "pas envoyer de liens"),
        ({"need": "gold"}, "champs en rouge"),
        ({"language": "xx"}, "champs en rouge"),
        ({"website": "http://spam.example"}, "champ qui doit rester vide"),
    ],
)
def test_what_does_not_hold_is_told_and_nothing_typed_is_lost(page, reader, told, words):
    answer = send(page, reader, **told)
    shown = answer.content.decode()
    assert answer.status_code == 422 and words in shown
    assert contacts(page) == []
    if "name" not in told:
        assert 'value="Awa"' in shown


def test_a_trap_that_a_phone_filled_in_can_be_emptied(page, reader):
    shown = read(send(page, reader, website="x").content.decode())
    trap = next(one for one in shown.find("input") if one.attributes.get("name") == "website")
    assert "tabindex" not in trap.attributes and trap.attributes["value"] == ""
    inputs = read(reader.get(address(page)).content.decode()).find("input")
    hidden = next(one for one in inputs if one.attributes.get("name") == "website")
    assert hidden.attributes["tabindex"] == "-1" and "lg-trap" in hidden.parent.classes


def test_a_machine_is_too_quick(page, reader):
    token = re.search(r'name="token" value="([^"]+)"', reader.get(address(page)).content.decode())[1]
    answer = send(page, reader, token=token)
    assert answer.status_code == 422 and "Presque fini" in answer.content.decode()
    with time_machine.travel(clock.now() + LATER, tick=False):
        assert send(page, reader, token=token).status_code == 200
    assert len(contacts(page)) == 1


def test_an_old_form_is_renewed_with_what_was_typed(page, reader):
    old = opened(page, at=clock.now() - timedelta(days=2))
    answer = send(page, reader, token=old)
    token = re.search(r'name="token" value="([^"]+)"', answer.content.decode())[1]
    assert answer.status_code == 422 and token != old and 'value="Awa"' in answer.content.decode()
    with time_machine.travel(clock.now() + LATER, tick=False):
        assert send(page, reader, token=token).status_code == 200


@pytest.mark.parametrize("token", ["", "made-up", "x:y:z"])
def test_a_token_that_is_not_ours_is_renewed(page, reader, token):
    answer = reader.post(address(page), sent(token=token))
    assert answer.status_code == 422 and contacts(page) == []


def test_a_token_of_another_city_is_renewed(page, reader, torino):
    from lgnet.portal.tests.conftest import publish

    elsewhere = publish(torino)
    assert send(page, reader, token=opened(elsewhere)).status_code == 422


# --- once
