# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was given without a proof is listed, with what would prove it; the page asks a fixed number of questions."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.casework.models import Intervention
from lgnet.monitoring import unproven
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.tests.factories import case, contact, person, rome
from lgnet.monitoring.unproven import unproven_of
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.choices import Eligibility
from lgnet.people.eligibility import PROOF
from lgnet.people.models import Person
from lgnet.trust.models import AuditEvent
from tests.cast import Team

MAY = period_from("2026-05")


def known(name: str, **told) -> Person:
    somebody = person(name)
    Person.objects.filter(pk=somebody.pk).update(citizenships=["SEN"], **told)
    return somebody


def listed(who, edition, period=MAY):
    with who.at_work() as by:
        return unproven_of(by, programme=edition, period=period)[0]


def page(who, edition) -> str:
    who.user.language = "en"
    who.user.save()
    asked = {"programme": edition.code, "period": "2026-05"}
    return who.browser.get(who.url("figures/unproven/"), asked).content.decode()


@pytest.fixture
def fatou(amina, edition):
    """Met twice in May without any document, once in June."""
    with amina.at_work():
        somebody = known("Fatou")
        for day in (3, 20):
            contact(edition, rome(2026, 5, day, 22), person=somebody)
        contact(edition, rome(2026, 6, 1, 0, 30), person=somebody)
    return somebody


def test_without_a_document_each_service_of_the_period_is_listed(amina, edition, fatou):
    [one] = listed(amina, edition)
    assert (one.person_id, one.eligibility) == (fatou.pk, Eligibility.UNPROVEN)
    assert [given.on for given in one.given] == [date(2026, 5, 20), date(2026, 5, 3)]
    assert one.proof == str(PROOF["no_document"])


def test_a_document_that_held_on_the_day_takes_that_day_away(amina, edition, fatou):
    with amina.at_work() as by:
        permit = {"document_kind": "1", "reason": "RICH_ASILO", "valid_to": date(2027, 1, 1)}
        record_permit(person=fatou, valid_from=date(2026, 5, 10), by=by, **permit)
    [one] = listed(amina, edition)
    assert [given.on for given in one.given] == [date(2026, 5, 3)]
    with amina.at_work() as by:
        record_permit(person=fatou, valid_from=date(2026, 5, 1), by=by, **permit)
    assert listed(amina, edition) == []


def test_interventions_count_too_and_what_was_replaced_does_not(amina, team, edition):
    with amina.at_work() as by:
        somebody = known("Awa")
        hers = case(edition, rome(2026, 5, 2, 9), team=team, manager=amina.user, person=somebody)
        for replaced in (None, rome(2026, 5, 9, 9)):
            Intervention.objects.create(
                case=hers, person=somebody, kind="interview", on=date(2026, 5, 8), written_by=by.user_id,
                replaced_at=replaced,
            )  # fmt: skip
    [one] = listed(amina, edition)
    assert [(given.what, given.on) for given in one.given] == [("interview", date(2026, 5, 8))]


def test_whoever_is_not_eligible_comes_last_and_nothing_would_prove_it(amina, edition, fatou):
    with amina.at_work():
        other = person("Anna")
        Person.objects.filter(pk=other.pk).update(citizenships=["ITA"])
        contact(edition, rome(2026, 5, 30, 9), person=other)
    assert [one.proof != "" for one in listed(amina, edition)] == [True, False]


def test_each_reason_that_can_be_proven_says_how():
    from lgnet.people.eligibility import rules_on

    lacking = {step["code"] for step in rules_on(date(2026, 5, 1))["order"] if step["answer"] == "unproven"}
    assert lacking == set(PROOF)


def test_case_managers_see_names_project_managers_codes(amina, project_manager, bruno, edition, fatou):
    assert "Fatou Canarino" in page(amina, edition)
    body = page(project_manager, edition)
    assert "Fatou" not in body and "2 services" in body
    assert bruno.browser.get(bruno.url("figures/unproven/")).status_code == 403
    with amina.at_work():
        events = AuditEvent.objects.filter(action="monitoring.unproven_listed")
        assert [event.person_ids for event in events] == [[fatou.pk]] * 2


def test_a_protected_person_of_another_team_is_not_listed(
    amina, protector, protecting_team: Team, edition, fatou
):
    with protector.at_work() as by:
        protect_person(person=fatou, team=protecting_team, reason="violence", by=by)
    assert listed(amina, edition) == [] and len(listed(protector, edition)) == 1


def test_more_people_ask_no_more_questions(amina, edition, fatou):
    def asked() -> int:
        with amina.at_work() as by, CaptureQueriesContext(connection) as questions:
            unproven_of(by, programme=edition, period=MAY)
        return len(questions)

    few = asked()
    with amina.at_work():
        for number in range(5):
            contact(edition, rome(2026, 5, 9, 9), person=known(f"Awa {number}"))
    assert asked() == few


def test_beyond_the_most_services_it_says_so(amina, edition, fatou, monkeypatch):
    monkeypatch.setattr(unproven, "MOST_SERVICES", 1)
    with amina.at_work() as by:
        assert unproven_of(by, programme=edition, period=MAY)[1]
