# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is found after a closing: was, now and why; published, and kept edition by edition."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.db import transaction
from django.db.models import Q

from lgnet.kernel.errors import Denied, Problem
from lgnet.monitoring import facts
from lgnet.monitoring.actions.publish_restatement import publish_restatement
from lgnet.monitoring.choices import Gained, Lost, Source
from lgnet.monitoring.figures import Difference
from lgnet.monitoring.models import ClosedFigure, Definition, FrozenMember
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import figures
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import WHY, close, recount, restate
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.test_closing import SOURCES
from lgnet.people.models import Person
from lgnet.trust.tenancy import EVERY_TEAM, in_city

Q2 = period_from("2026-Q2")
EVERY_ONE = Q(pk__isnull=False)


pytestmark = pytest.mark.usefixtures("july")


@pytest.fixture
def reported(amina, project_manager, sassari, team, edition):
    """Three people taken in charge in May, and the quarter closed."""
    with amina.at_work():
        cases = [
            factories.case(
                edition, rome(2026, 5, 5, 9), team=team, manager=amina.user, person=factories.person()
            )
            for _ in range(3)
        ]
    return close(project_manager, edition, "2026-Q2"), cases


def in_charge(city, edition):
    return figures(city, edition, Q2).figure("people_taken_in_charge")


def late(amina, edition, team):
    with amina.at_work():
        return factories.case(
            edition, rome(2026, 5, 20, 9), team=team, manager=amina.user, person=factories.person()
        )


def records_of(city, programme, code) -> set:
    with in_city(city.id, teams=EVERY_TEAM), transaction.atomic():
        return set(facts.members(SOURCES[code], programme, Q2).values_list("pk", flat=True))


def test_the_control_a_lost_reason_would_be_seen(amina, project_manager, sassari, team, reported, edition):
    late(amina, edition, team)
    recount(project_manager, edition)
    drift = in_charge(sassari, edition).drift
    assert drift.was + sum(drift.gained.values()) - sum(drift.lost.values()) == drift.now
    forgotten = Difference(drift.was, drift.now, {}, drift.lost)
    assert forgotten.was + sum(forgotten.gained.values()) - sum(forgotten.lost.values()) != forgotten.now


def test_each_reason_is_told_by_comparing_the_records(
    amina, project_manager, sassari, team, reported, edition
):
    _, (mistaken, moved, twin) = reported
    late(amina, edition, team), late(amina, edition, team)
    with amina.at_work():
        factories.closed(mistaken, rome(2026, 7, 1, 9), reason="opened_by_mistake")
        moved.opened_at = rome(2026, 7, 2, 9)
        moved.save()
        twin.person = factories.person()
        twin.save()
    recount(project_manager, edition)
    drift = in_charge(sassari, edition).drift
    assert (drift.was, drift.now) == (3, 3)
    assert drift.gained == {Gained.LATE_ENTRY: 2, Gained.PUT_RIGHT: 1}
    assert drift.lost == {Lost.WITHDRAWN: 1, Lost.MOVED: 1, Lost.SAME_PERSON: 1}


def test_who_was_beside_the_figure_and_counts_now_is_told_apart(
    amina, project_manager, sassari, team, edition
):
    with amina.at_work():
        proven, doubted = (
            factories.case(
                edition, rome(2026, 5, 5, 9), team=team, manager=amina.user, person=factories.person(),
                eligibility=eligibility,
            )
            for eligibility in ("unproven", "eligible")
        )  # fmt: skip
    close(project_manager, edition, "2026-Q2")
    with amina.at_work():
        for case, now in ((proven, "eligible"), (doubted, "not_eligible")):
            case.eligibility = now
            case.save()
    recount(project_manager, edition)
    drift = in_charge(sassari, edition).drift
    assert (drift.gained, drift.lost, drift.not_counted) == ({Gained.FROM_BESIDE: 1}, {Lost.TO_BESIDE: 1}, 0)


def test_what_was_deleted_with_the_person_is_still_reckoned(
    amina, project_manager, sassari, reported, edition
):
    report_period, (case, *_) = reported
    with amina.at_work():
        case.delete()
        Person.objects.filter(pk=case.person_id).delete()
        assert FrozenMember.objects.filter(
            report_period=report_period, indicator="people_taken_in_charge"
        ).count() == 2  # fmt: skip
    recount(project_manager, edition)
    drift = in_charge(sassari, edition).drift
    assert (drift.was, drift.lost, drift.now) == (3, {Lost.DELETED: 1}, 2)


def test_another_definition_is_a_reason_of_its_own(amina, project_manager, sassari, edition):
    """A closing under an earlier version, which counted requests of the public page too."""
    with amina.at_work():
        factories.contact(edition, rome(2026, 5, 5, 9))
        asked = factories.contact(edition, rome(2026, 5, 6, 9), source="portal")
    with patch.dict(facts.FACTS, {Source.CONTACTS: replace(facts.FACTS[Source.CONTACTS], counts=EVERY_ONE)}):
        report_period = close(project_manager, edition, "2026-Q2")
    assert figures(sassari, edition, Q2).figure("contacts").value == 2
    newer = Definition.objects.filter(code="contacts").latest("version")
    newer.pk, newer.version = None, newer.version + 1
    newer.save(force_insert=True)
    try:
        recount(project_manager, edition)
        figure = figures(sassari, edition, Q2).figure("contacts")
    finally:
        newer.delete()
    assert figure.definition_version == newer.version - 1
    assert figure.drift.lost == {Lost.DEFINITION: 1} and figure.value == 2
    with amina.at_work():
        assert FrozenMember.objects.filter(report_period=report_period, record_id=asked.pk).exists()


def test_a_corrected_group_is_a_change_and_moves_no_total(amina, project_manager, sassari, reported, edition):
    _, (case, *_) = reported
    with amina.at_work():
        Person.objects.filter(pk=case.person_id).update(sex="F")
    recount(project_manager, edition)
    figure = in_charge(sassari, edition)
    assert (figure.drift.was, figure.drift.now, figure.drift.changed) == (3, 3, 1)
    assert figure.by["gender"] == {"F": 0, "M": 0, "X": 0, "unknown": 3}


def test_a_restatement_says_was_now_and_why_and_the_next_one_goes_on_from_it(
    amina, project_manager, sassari, team, reported, edition
):
    report_period, (case, *_) = reported
    late(amina, edition, team)
    first = restate(project_manager, report_period)
    figure = in_charge(sassari, edition)
    assert (figure.value, figure.restatement.first_value, figure.restatement.number) == (4, 3, 1)
    assert figure.restatement.comment == WHY and first.published_at
    assert figure.closed_at == report_period.closed_at
    with amina.at_work():
        factories.closed(case, rome(2026, 7, 1, 9), reason="opened_by_mistake")
    restate(project_manager, report_period, "Una presa in carico era stata aperta per errore.")
    figure = in_charge(sassari, edition)
    assert (figure.value, figure.restatement.first_value, figure.restatement.number) == (3, 3, 2)
    assert figure.restatement.difference.lost == {Lost.WITHDRAWN: 1}
    chain = ClosedFigure.objects.filter(report_period=report_period, indicator="people_taken_in_charge")
    assert list(chain.values_list("edition", "value")) == [(0, 3), (1, 4), (2, 3)]


def test_figures_that_did_not_change_are_not_restated(
    amina, project_manager, sassari, team, reported, edition
):
    report_period, _ = reported
    late(amina, edition, team)
    restate(project_manager, report_period)
    assert figures(sassari, edition, Q2).figure("contacts").restatement is None


def test_each_edition_keeps_the_records_it_was_made_of(
    amina, project_manager, sassari, team, reported, edition
):
    report_period, (case, *_) = reported
    at_closing = records_of(sassari, edition, "people_taken_in_charge")
    late(amina, edition, team)
    with amina.at_work():
        factories.closed(case, rome(2026, 7, 1, 9), reason="opened_by_mistake")
    restate(project_manager, report_period)
    kept = FrozenMember.objects.filter(report_period=report_period, indicator="people_taken_in_charge")
    with in_city(sassari.id, teams=EVERY_TEAM), transaction.atomic():
        of_closing = set(kept.filter(since=0).values_list("record_id", flat=True))
        now = set(kept.filter(until__isnull=True).values_list("record_id", flat=True))
    assert of_closing == at_closing
    assert now == records_of(sassari, edition, "people_taken_in_charge") != at_closing


@pytest.mark.parametrize(
    ("comment", "refusal"),
    [("", "monitoring.say_why"), ("  breve ", "monitoring.say_why"), ("x" * 601, "monitoring.say_why")],
)
def test_a_restatement_says_why(amina, project_manager, team, reported, edition, comment, refusal):
    late(amina, edition, team)
    with pytest.raises(Problem) as problem:
        restate(project_manager, reported[0], comment)
    assert problem.value.code == refusal


def test_nothing_is_restated_where_nothing_differs(project_manager, reported, edition):
    with pytest.raises(Problem) as problem:
        restate(project_manager, reported[0])
    assert problem.value.code == "monitoring.nothing_to_restate"


def test_only_the_project_manager_restates(amina, project_manager, team, reported, edition):
    late(amina, edition, team)
    recount(project_manager, edition)
    with amina.at_work() as by, pytest.raises(Denied):
        publish_restatement(report_period=reported[0], comment=WHY, by=by)


def test_one_restatement_at_a_time(amina, project_manager, team, reported, edition):
    late(amina, edition, team)
    recount(project_manager, edition)
    with project_manager.at_work() as by:
        publish_restatement(report_period=reported[0], comment=WHY, by=by)
    with project_manager.at_work() as by, pytest.raises(Problem) as problem:
        publish_restatement(report_period=reported[0], comment=WHY, by=by)
    assert problem.value.code == "monitoring.being_restated"
