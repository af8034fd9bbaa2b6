# SPDX-License-Identifier: AGPL-3.0-or-later
"""A protected person is seen outside her team through no page, search or file; opened urgently, by one colleague on
pages, and still in no file. Each with its control."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now

from lgnet.exchange.actions.take_export import ask_for_export, content_of
from lgnet.exchange.jobs import make
from lgnet.exchange.models import ExportFile
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.people.actions.open_urgently import open_urgently
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person, UrgentAccess
from lgnet.trust import tenancy
from tests.cast import fresh_programme

PAGES = ["people/?q=Nadia+Rovo", "contacts/"]


@pytest.fixture
def nadia(protector, protecting_team) -> Person:
    """Met by her team this morning."""
    with protector.at_work() as by:
        person = register_person(by=by, given_name="Nadia", family_name="Rovo", birth_date=date(1999, 2, 3))
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
        record_contact(
            by=by, programme=fresh_programme(), person=person, happened_at=clock.now() - timedelta(hours=2),
            place="Stazione", idempotency_key=new_id(),
        )  # fmt: skip
    return person


def opened(who) -> None:
    with who.at_work() as by:
        told = {"name": "Nadia Rovo", "birth_date": date(1999, 2, 3), "words": "Portata al pronto soccorso"}
        open_urgently(reason="health", by=by, **told)


def ended(who) -> None:
    """As if it had been three hours ago."""
    with who.at_work():
        UrgentAccess.objects.update(opened_at=Now() - timedelta(hours=3), ends_at=Now())


def seen_on(who, path: str) -> bool:
    return "Nadia Rovo</bdi>" in who.browser.get(who.url(path)).content.decode()


def in_file(who) -> bool:
    with who.at_work() as by:
        register_person(by=by, given_name="Fatou")  # a file of nobody is not made
        export = ask_for_export(of="people", kind="csv", by=by)
    make(who.city, export.pk)
    with who.at_work() as by:
        return b"Rovo" in content_of(ExportFile.objects.get(pk=export.pk), by=by)


@pytest.mark.parametrize("path", PAGES)
def test_pages_show_her_to_who_opened_and_only_for_three_hours(bruno, amina, protector, nadia, path):
    assert seen_on(protector, path)  # control: the page would show her
    assert not seen_on(bruno, path)
    opened(bruno)
    assert seen_on(bruno, path) and not seen_on(amina, path)
    ended(bruno)
    assert not seen_on(bruno, path)


def test_no_file_holds_her_even_while_she_is_open(amina, protector, nadia):
    assert in_file(protector)  # control
    opened(amina)
    with amina.at_work():
        assert Person.objects.filter(pk=nadia.pk).exists()
    assert not in_file(amina)


def test_what_is_asked_without_a_user_sees_nobody_urgently(bruno, nadia):
    """Feeds, tokens and jobs: the database is told teams, and no user."""
    opened(bruno)
    with tenancy.in_city(bruno.city.id, teams=bruno.actor.team_ids), transaction.atomic():
        assert not Person.objects.filter(pk=nadia.pk).exists()
