# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes a person more exposed; what is restricted is read by who follows her only, and encrypted."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.people import slots
from lgnet.people.actions.change_vulnerability import change_vulnerability, remove_vulnerability
from lgnet.people.actions.note_vulnerability import note_vulnerability
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.read_restricted_vulnerabilities import read_restricted_vulnerabilities
from lgnet.people.codes import VULNERABILITIES, is_restricted
from lgnet.people.errors import UnknownCode
from lgnet.people.life_errors import NotInTheFuture, UntilBeforeSince, VulnerabilityThere
from lgnet.people.models import Vulnerability
from lgnet.people.tests.browsing import events, page, post, shows
from tests.cast import player


def noted(who, person, code: str, **told) -> Vulnerability:
    with who.at_work() as by:
        return note_vulnerability(person=person, code=code, by=by, **told)


def test_a_street_operator_notes_what_she_sees(bruno, amina, somebody):
    noted(bruno, somebody, "roofless", since=date(2026, 1, 5))
    assert shows(page(bruno, f"{somebody.pk}/"), "Roofless", "5 January 2026", "not assessed yet", "Bruno")


@pytest.mark.parametrize("code", [code for code in VULNERABILITIES if is_restricted(code)])
def test_a_restricted_one_is_nowhere_in_clear(bruno, somebody, code):
    one = noted(bruno, somebody, code, assessed_by="Ambulatorio Canarino")
    with bruno.at_work(), connection.cursor() as cursor:
        cursor.execute("select v::text from people_vulnerability v where id = %s", [one.pk])
        row = cursor.fetchone()[0]
        cursor.execute("select e::text from trust_auditevent e where target_id = %s", [one.pk])
        trace = cursor.fetchone()[0]
    assert code not in row + trace and "Canarino" not in row
    # control: one that is not restricted stands there
    other = noted(bruno, somebody, "elderly")
    with bruno.at_work(), connection.cursor() as cursor:
        cursor.execute("select v::text from people_vulnerability v where id = %s", [other.pk])
        assert "elderly" in cursor.fetchone()[0]


def test_it_is_read_by_a_case_manager_each_time_recorded(bruno, amina, somebody):
    noted(bruno, somebody, "domestic_violence")
    body = page(amina, f"{somebody.pk}/")
    assert shows(body, "1 restricted") and not shows(body, "domestic violence")
    assert shows(page(amina, f"{somebody.pk}/vulnerabilities/restricted/"), "Victim of domestic violence")
    [event] = events(amina, "people.restricted_vulnerabilities_shown")
    assert event.person_ids == [somebody.pk]


@pytest.mark.parametrize("role", [Role.STREET_OPERATOR, Role.DESK_OPERATOR, Role.DATA_PROTECTION_OFFICER])
def test_to_others_it_does_not_exist(sassari, team, bruno, somebody, role):
    one = noted(bruno, somebody, "torture")
    who = player("Olga", sassari, role, team=team)
    body = page(who, f"{somebody.pk}/")
    assert body.status_code == 200 and not shows(body, "restricted") and not shows(body, "orture")
    for path in ("vulnerabilities/restricted/", f"vulnerabilities/{one.pk}/"):
        assert page(who, f"{somebody.pk}/{path}").status_code in (403, 404)


def test_once_others_follow_her_no_other_case_manager_reads_it(amina, bruno, somebody, monkeypatch):
    one = noted(bruno, somebody, "torture")
    monkeypatch.setattr(slots, "_followers", [lambda by, person: True])
    with amina.at_work() as by, pytest.raises(Denied):
        read_restricted_vulnerabilities(person=somebody, by=by)
    assert not shows(page(amina, f"{somebody.pk}/"), "restricted")
    assert page(amina, f"{somebody.pk}/vulnerabilities/restricted/").status_code == 403
    assert page(amina, f"{somebody.pk}/vulnerabilities/{one.pk}/").status_code == 404


def test_a_row_moved_to_somebody_else_is_noticed(amina, bruno, somebody):
    from lgnet.people.tests.factories import fatou
    from lgnet.trust.encryption import Tampered

    one = noted(bruno, somebody, "torture")
    with amina.at_work() as by:
        other = fatou(by, given_name="Awa")
        Vulnerability.objects.filter(pk=one.pk).update(person=other)
        with pytest.raises(Tampered):
            read_restricted_vulnerabilities(person=other, by=by)


def test_it_is_assessed_and_ends(amina, somebody):
    one = noted(amina, somebody, "pregnancy", since=date(2026, 3, 1))
    form = {
        "since": "2026-03-01",
        "until": "2026-10-20",
        "assessed_by": "Consultorio",
        "assessed_on": "2026-03-09",
    }
    assert post(amina, f"{somebody.pk}/vulnerabilities/{one.pk}/", form).status_code == 302
    with amina.at_work() as by:
        [opened] = read_restricted_vulnerabilities(person=somebody, by=by)
    assert (opened.code, opened.assessed_by) == ("pregnancy", "Consultorio")
    assert opened.vulnerability.until == date(2026, 10, 20)


def test_what_can_not_be_is_refused(amina, somebody):
    tomorrow = clock.today() + timedelta(days=1)
    for wrong, problem in [
        ({"code": "tired"}, UnknownCode),
        ({"code": "roofless", "since": tomorrow}, NotInTheFuture),
    ]:
        with pytest.raises(problem):
            noted(amina, somebody, **wrong)
    one = noted(amina, somebody, "roofless", since=date(2026, 1, 5))
    with amina.at_work() as by, pytest.raises(UntilBeforeSince):
        change_vulnerability(vulnerability=one, since=date(2026, 1, 5), until=date(2026, 1, 4), by=by)


@pytest.mark.parametrize("code", ["roofless", "torture"])
def test_the_same_is_noted_once_while_it_goes_on(amina, somebody, code):
    one = noted(amina, somebody, code, since=date(2026, 1, 5))
    with pytest.raises(VulnerabilityThere):
        noted(amina, somebody, code)
    with amina.at_work() as by:
        change_vulnerability(vulnerability=one, since=one.since, until=date(2026, 2, 1), by=by)
    noted(amina, somebody, code)


def test_the_database_refuses_a_restricted_one_in_clear(amina, somebody):
    one = noted(amina, somebody, "torture")
    with amina.at_work(), pytest.raises(IntegrityError), transaction.atomic():
        Vulnerability.objects.filter(pk=one.pk).update(code="torture")


def test_a_protected_persons_are_hidden_with_her(amina, protector, protecting_team, somebody):
    noted(amina, somebody, "roofless")
    with amina.at_work() as by:
        assert Vulnerability.objects.filter(person=somebody).exists()
        protect_person(person=somebody, team=protecting_team, reason="violence", by=by)
        assert not Vulnerability.objects.filter(person=somebody).exists()
    with protector.at_work():
        assert Vulnerability.objects.filter(person=somebody).exists()


def test_the_page_proposes_to_protect_her(amina, somebody):
    answer = post(amina, f"{somebody.pk}/vulnerabilities/new/", {"code": "trafficking"})
    assert answer.url == amina.url(f"people/{somebody.pk}/protect/")
    answer = post(amina, f"{somebody.pk}/vulnerabilities/new/", {"code": "roofless"})
    assert answer.url == amina.url(f"people/{somebody.pk}/")
    refused = post(amina, f"{somebody.pk}/vulnerabilities/new/", {"code": "roofless", "assessed_by": "ASL"})
    assert refused.status_code == 409 and shows(refused, "ASL")


def test_a_mistake_is_taken_away_with_a_trace(amina, bruno, somebody):
    one = noted(bruno, somebody, "roofless")
    with bruno.at_work() as by, pytest.raises(Denied):
        remove_vulnerability(vulnerability=one, by=by)
    assert shows(page(amina, f"{somebody.pk}/vulnerabilities/{one.pk}/remove/"), "Roofless")
    assert post(amina, f"{somebody.pk}/vulnerabilities/{one.pk}/remove/", {}).status_code == 302
    assert len(events(amina, "people.vulnerability_removed")) == 1
