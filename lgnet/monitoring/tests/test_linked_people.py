# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody recorded twice is counted once; parted again, everything is as if nothing had been linked."""

import pytest
from django.db import transaction

from lgnet.kernel import clock
from lgnet.monitoring import facts
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.choices import Source
from lgnet.monitoring.members import members_visible_to, shown_to
from lgnet.monitoring.models import Cell, StaleMonth
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import figures
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import close, recount, restate
from lgnet.monitoring.tests.factories import rome
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.models import Person
from lgnet.trust.tenancy import EVERY_TEAM, in_city

Q2 = period_from("2026-Q2")
pytestmark = pytest.mark.usefixtures("july")


def two_cases(amina, programme, team, **second):
    """Of one woman, recorded in April without sex and in May with it."""
    with amina.at_work():
        one, other = factories.person(), factories.person("Fatu")
        for person, month in ((one, 4), (other, 5)):
            case = factories.case(
                programme, rome(2026, month, 5), team=team, manager=amina.user, person=person,
                **(second if month == 5 else {}),
            )  # fmt: skip
            factories.closed(case, rome(2026, month, 25))
        Person.objects.filter(pk=other.pk).update(sex="F", citizenships=["NGA"])
    return one, other


def link(amina, one, other):
    with amina.at_work() as by:
        return link_records(first=one, second=other, how_known="told", by=by)


def unlink(amina, decision):
    with amina.at_work() as by:
        unlink_records(decision=decision, why="", by=by)


def cells(city, programme) -> list[tuple]:
    refresh_all_cells(city, programme)
    kept = Cell.objects.filter(city=city, programme=programme).order_by(
        "indicator", "period_kind", "starts_on"
    )
    return list(
        kept.values_list("indicator", "period_kind", "starts_on", "value", "not_counted", "by", "hours")
    )


def marked(city) -> set[int]:
    return set(StaleMonth.objects.filter(city=city).values_list("month__month", flat=True))


def figure_of(city, programme):
    return figures(city, programme, Q2).figure("people_taken_in_charge")


def test_two_records_of_one_person_count_once_and_she_is_told_apart_by_what_either_knows(
    amina, edition, sassari, team
):
    one, other = two_cases(amina, edition, team)
    before = cells(sassari, edition)
    decision = link(amina, other, one)
    refresh_all_cells(sassari, edition)
    counted = figure_of(sassari, edition)
    assert counted.value == 1
    assert (counted.by["gender"]["F"], counted.by["gender"]["unknown"], counted.by["citizenship"]["NGA"]) == (
        1,
        0,
        1,
    )
    with amina.at_work() as by:
        rows = members_visible_to(by, figure=counted, programme=edition, period=Q2)
        assert [member.person_id for member in shown_to(by, figure=counted, rows=rows)] == [one.pk]
    unlink(amina, decision)
    assert cells(sassari, edition) == before
    assert figure_of(sassari, edition).value == 2


def test_in_months_of_her_own_she_stands_under_one_code(amina, edition, sassari, team):
    one, other = two_cases(amina, edition, team)
    link(amina, one, other)
    refresh_all_cells(sassari, edition)
    codes = set()
    with amina.at_work() as by:
        for month in map(period_from, ("2026-04", "2026-05")):
            counted = figures(sassari, edition, month).figure("people_taken_in_charge")
            assert counted.value == 1
            rows = members_visible_to(by, figure=counted, programme=edition, period=month)
            codes |= {member.code for member in shown_to(by, figure=counted, rows=rows)}
    assert len(codes) == 1


def test_who_counts_under_one_name_does_not_stand_beside_under_another(amina, edition, sassari, team):
    one, other = two_cases(amina, edition, team, eligibility="unproven")
    link(amina, one, other)
    with in_city(sassari.id, teams=EVERY_TEAM), transaction.atomic():
        assert [row.person_id for row in facts.members(Source.TAKEN_IN_CHARGE, edition, Q2)] == [one.pk]
        assert not facts.beside(Source.TAKEN_IN_CHARGE, edition, Q2).exists()


def test_linking_and_unlinking_ask_for_the_periods_of_both_to_be_counted(amina, edition, sassari, team):
    one, other = two_cases(amina, edition, team)
    refresh_all_cells(sassari, edition)
    decision = link(amina, one, other)
    assert {4, 5} <= marked(sassari)
    StaleMonth.objects.filter(city=sassari).delete()
    unlink(amina, decision)
    assert {4, 5} <= marked(sassari)


def test_a_closed_period_says_that_people_were_linked_and_that_they_were_parted(
    amina, project_manager, edition, sassari, team
):
    one, other = two_cases(amina, edition, team)
    report_period = close(project_manager, edition, "2026-Q2")
    decision = link(amina, one, other)
    recount(project_manager, edition)
    drift = figure_of(sassari, edition).drift
    assert (drift.was, drift.lost, drift.gained, drift.now) == (2, {"same_person": 1}, {}, 1)
    restate(project_manager, report_period)
    assert figure_of(sassari, edition).value == 1
    with clock.telling(rome(2026, 7, 11)):
        unlink(amina, decision)
    recount(project_manager, edition)
    drift = figure_of(sassari, edition).drift
    assert (drift.was, drift.lost, drift.gained, drift.now) == (1, {}, {"unlinked": 1}, 2)
    restate(project_manager, report_period)
    assert (figure_of(sassari, edition).value, figure_of(sassari, edition).drift) == (2, None)


def test_linked_and_parted_again_a_closed_period_does_not_differ(
    amina, project_manager, edition, sassari, team
):
    one, other = two_cases(amina, edition, team)
    close(project_manager, edition, "2026-Q2")
    unlink(amina, link(amina, one, other))
    recount(project_manager, edition)
    assert figure_of(sassari, edition).drift is None
