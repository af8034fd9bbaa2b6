# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mediation given and missing, by language: numbers that add up, for whoever plans mediators; nobody is named."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.outreach.mediation import mediation_of
from lgnet.outreach.models import Contact
from lgnet.people.actions.protect_person import protect_person

DAYS = {"first": clock.today() - timedelta(days=30), "last": clock.today()}


@pytest.fixture
def told(bruno, write):
    with bruno.at_work() as by:
        write(by, mediator_language="ar", mediator_minutes=20, place="Stazione")
        write(by, mediator_language="ar", mediator_minutes=15, place="Porto")
        write(by, mediator_language="fr", place="Porto")
        write(by, missing_language="bn", place="Stazione")
        write(by, missing_language="bn", place="Stazione")
        write(by, missing_language="bn", place="Porto")
        write(by, mediator_language="ar", mediator_minutes=5, missing_language="ti", place="Porto")
        write(by, nickname="Li")  # without either
        write(by, missing_language="ur", happened_at=clock.now() - timedelta(days=120))


def test_minutes_and_what_was_missing_by_language(project_manager, told):
    with project_manager.at_work() as by:
        found = mediation_of(by, **DAYS)
    rows = {row.language: (row.given, row.minutes, row.missing) for row in found.rows}
    assert rows == {
        "Bengalese": (0, 0, 3), "Tigrino": (0, 0, 1), "Arabo": (3, 40, 0), "Francese": (1, 0, 0),
    }  # fmt: skip
    assert next(iter(rows)) == "Bengalese"  # what is missing most stands first
    assert found.rows[0].places == [("Stazione", 2), ("Porto", 1)]
    assert found.rows[0].missing_percent == 100 and found.total.missing_percent == 50


def test_the_total_is_the_sum_of_the_languages_and_of_the_contacts(amina, told):
    with amina.at_work() as by:
        found = mediation_of(by, **DAYS)
        contacts = Contact.objects.filter(happened_at__gte=clock.now() - timedelta(days=30))
        assert found.total.given == contacts.exclude(mediator_language="").count()
        assert found.total.missing == contacts.exclude(missing_language="").count()
        minutes = sum(contacts.exclude(mediator_minutes=None).values_list("mediator_minutes", flat=True))
    assert found.total.minutes == minutes == sum(row.minutes for row in found.rows)
    assert found.total.without_minutes == 1


def test_one_question_whatever_there_is(project_manager, told):
    with project_manager.at_work() as by, CaptureQueriesContext(connection) as queries:
        mediation_of(by, **DAYS)
    assert len(queries) == 1


def test_a_protected_person_of_another_team_is_not_counted(
    project_manager, protector, protecting_team, write, person_of
):
    with protector.at_work() as by:
        fatou = person_of("Fatou")
        write(by, person=fatou, missing_language="bin")
        protect_person(person=fatou, team=protecting_team, reason="trafficking", by=by)
    with project_manager.at_work() as by:
        assert mediation_of(by, **DAYS).total.missing == 0
    with protector.at_work() as by:
        assert mediation_of(by, **DAYS).total.missing == 1


def test_the_page_and_the_file_say_the_same(project_manager, told):
    page = project_manager.browser.get(project_manager.url("contacts/mediation/")).content.decode()
    assert "Bengalese" in page and "Stazione" in page and "Momo" not in page
    file = project_manager.browser.get(project_manager.url("contacts/mediation/file/"))
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Lingua;") and "Arabo;3;40;0;0" in lines
    assert lines[-1] == "Tutte le lingue;4;40;1;4"


def test_days_that_make_no_sense_are_said(project_manager, told):
    url = project_manager.url("contacts/mediation/")
    assert (
        "viene prima del primo"
        in project_manager.browser.get(url + "?first=2026-05-01&last=2026-04-01").content.decode()
    )
    assert project_manager.browser.get(url + "?first=soon").status_code == 200
    long_ago = project_manager.browser.get(url + "?first=2020-01-01&last=2020-02-01").content.decode()
    assert "nessuno ha scritto" in long_ago.casefold()


def test_it_is_not_for_street_operators(bruno):
    with bruno.at_work() as by, pytest.raises(Denied):
        mediation_of(by, **DAYS)
    assert bruno.browser.get(bruno.url("contacts/mediation/")).status_code == 403
