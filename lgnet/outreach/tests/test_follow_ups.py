# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom to meet again: all of them, with filters, the oldest promise first."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Team
from lgnet.outreach.actions.close_follow_up import close_follow_up
from lgnet.trust.models import AuditEvent
from tests.cast import player


def names(reader, query: str = "") -> list[str]:
    page = reader.browser.get(reader.url("contacts/to-meet-again/") + query).context["page"]
    return [contact.who for contact in page]


@pytest.fixture
def promised(bruno, write):
    today = clock.today()
    with bruno.at_work() as by:
        for who, days in (("Awa", -3), ("Momo", 0), ("Ira", 5), ("Li", 20)):
            write(by, nickname=who, follow_up_on=today + timedelta(days=days), follow_up_note="documenti")
        done = write(by, nickname="Sami", follow_up_on=today)
        close_follow_up(contact=done, by=by)
        write(by, nickname="Nobody")


def test_by_today_late_within_a_week_and_all(bruno, promised):
    assert names(bruno) == ["Awa", "Momo"]
    assert names(bruno, "?when=late") == ["Awa"]
    assert names(bruno, "?when=week") == ["Awa", "Momo", "Ira"]
    assert names(bruno, "?when=all") == ["Awa", "Momo", "Ira", "Li"]
    assert names(bruno, "?when=whenever&whose=x") == ["Awa", "Momo"]


def test_mine_and_my_teams(bruno, amina, sassari, promised, write):
    other = player("Ugo", sassari, Role.STREET_OPERATOR, team=Team.objects.create(city=sassari, name="Porto"))
    with other.at_work() as by:
        theirs = Team.objects.get(pk=next(iter(by.team_ids)))
        write(by, nickname="Kofi", follow_up_on=clock.today(), team=theirs)
    assert "Kofi" in names(bruno) and "Kofi" not in names(bruno, "?whose=mine")
    assert names(other, "?whose=mine") == names(other, "?whose=team") == ["Kofi"]
    assert names(amina, "?whose=mine") == []


def test_of_a_unit(amina, bruno, tonight, write):
    with bruno.at_work() as by:
        write(by, nickname="Momo", follow_up_on=clock.today())
    page = amina.browser.get(amina.url("contacts/to-meet-again/") + f"?unit={tonight.unit_id}")
    assert list(page.context["page"]) == []


def test_readings_are_written_down_and_questions_do_not_grow(bruno, amina, write, person_of):
    url = amina.url("contacts/to-meet-again/")
    browser = amina.browser
    with bruno.at_work() as by:
        fatou = person_of("Fatou")
        write(by, person=fatou, follow_up_on=clock.today())
    browser.get(url)
    with CaptureQueriesContext(connection) as few:
        browser.get(url)
    with bruno.at_work() as by:
        for number in range(12):
            write(by, person=person_of(f"Awa {number}"), follow_up_on=clock.today())
    with CaptureQueriesContext(connection) as many:
        browser.get(url)
    assert len(many) == len(few)
    with amina.at_work():
        read = AuditEvent.objects.filter(action="outreach.follow_ups_listed", person_ids__contains=[fatou.pk])
        assert read.count() == 3


def test_who_has_nobody_to_meet_is_told_so(bruno):
    page = bruno.browser.get(bruno.url("contacts/to-meet-again/")).content.decode()
    assert "Nessuno" in page
