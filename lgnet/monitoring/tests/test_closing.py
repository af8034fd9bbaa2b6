# SPDX-License-Identifier: AGPL-3.0-or-later
"""A closed figure stays as it was reported, whatever is written, corrected or counted afterwards."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from lgnet.kernel import clock
from lgnet.kernel.errors import Denied, Problem
from lgnet.monitoring import facts
from lgnet.monitoring.actions.close_period import close_period
from lgnet.monitoring.actions.mark_stale import mark_stale
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.actions.settle_periods import settle_periods
from lgnet.monitoring.choices import Source
from lgnet.monitoring.models import Cell, ClosedFigure, FrozenMember, ReportPeriod
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import figures, network_figures, trend
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import close, recount
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import invent
from lgnet.trust.models import AuditEvent
from lgnet.trust.tenancy import EVERY_TEAM, in_city

Q2 = period_from("2026-Q2")
SOURCES = {
    "contacts": Source.CONTACTS,
    "people_taken_in_charge": Source.TAKEN_IN_CHARGE,
    "people_directed_to_services": Source.DIRECTED,
    "hours_to_taking_charge": Source.HOURS_TO_CHARGE,
    "people_with_housing_support": Source.HOUSED,
    "people_with_rental_support": Source.RENT_SUPPORTED,
}


pytestmark = pytest.mark.usefixtures("july")


@pytest.fixture
def followed(amina, sassari, team, edition):
    """Three people taken in charge in May."""
    with amina.at_work():
        return [
            factories.case(
                edition, rome(2026, 5, 5, 9), team=team, manager=amina.user, person=factories.person(),
                first_contact_at=rome(2026, 5, 4, 9),
            )
            for _ in range(3)
        ]  # fmt: skip


def in_charge(city, edition, period=Q2):
    return figures(city, edition, period).figure("people_taken_in_charge")


def late_case(amina, edition, team):
    with amina.at_work():
        return factories.case(
            edition, rome(2026, 5, 20, 9), team=team, manager=amina.user, person=factories.person()
        )


def test_closing_keeps_value_groups_hours_version_and_day(project_manager, sassari, followed, edition):
    refresh_all_cells(sassari, edition)
    open_figures = figures(sassari, edition, Q2)
    report_period = close(project_manager, edition, "2026-Q2")
    for figure in figures(sassari, edition, Q2).figures:
        if figure.definition.source == Source.WAITING:
            assert figure.closed_at is None
            continue
        before = open_figures.figure(figure.code)
        kept = (figure.value, figure.by, figure.hours, figure.not_counted, figure.definition_version)
        assert kept == (before.value, before.by, before.hours, before.not_counted, before.definition_version)
        assert figure.closed_at == report_period.closed_at == clock.now()
        assert figure.restatement is None and figure.drift is None


@pytest.mark.parametrize("seed", range(4))
def test_the_members_kept_are_those_of_the_closing(amina, project_manager, sassari, team, edition, seed):
    with amina.at_work():
        invent(edition, city=sassari, team=team, manager=amina.user, seed=seed, people=20)
    report_period = close(project_manager, edition, "2025")
    with in_city(sassari.id, teams=EVERY_TEAM), transaction.atomic():
        for code, source in SOURCES.items():
            for counted, choose in ((True, facts.members), (False, facts.beside)):
                kept = FrozenMember.objects.filter(
                    report_period=report_period, indicator=code, counted=counted
                )
                then = choose(source, edition, period_from("2025")).values_list("pk", flat=True)
                assert set(kept.values_list("record_id", flat=True)) == set(then)
            figure = figures(sassari, edition, period_from("2025")).figure(code)
            cell = Cell.objects.get(
                city=sassari, programme=edition, indicator=code, period_kind="year", starts_on="2025-01-01"
            )
            assert (figure.value, figure.hours, figure.by) == (cell.value, cell.hours, cell.by)
            assert figure.not_counted == cell.not_counted


def test_a_closed_figure_survives_late_cases_corrections_and_recounts(
    amina, project_manager, sassari, team, followed, edition
):
    close(project_manager, edition, "2026-Q2")
    late_case(amina, edition, team)
    with amina.at_work():
        factories.closed(followed[0], rome(2026, 7, 1, 9), reason="opened_by_mistake")
        followed[1].opened_at = rome(2026, 7, 2, 9)
        followed[1].save()
    for _ in range(2):
        recount(project_manager, edition)
        assert in_charge(sassari, edition).value == 3
    now = Cell.objects.get(
        city=sassari, programme=edition, indicator="people_taken_in_charge", period_kind="quarter",
        starts_on=date(2026, 4, 1),
    )  # fmt: skip
    assert now.value == 2  # the control: what is counted has changed


def test_what_is_not_closed_goes_on_following_the_facts(
    amina, project_manager, sassari, team, followed, edition
):
    close(project_manager, edition, "2026-Q2")
    late_case(amina, edition, team)
    recount(project_manager, edition)
    year = in_charge(sassari, edition, period_from("2026"))
    assert (year.value, year.closed_at) == (4, None)
    may = in_charge(sassari, edition, period_from("2026-05"))
    assert (may.value, may.closed_at) == (4, None)


def test_the_network_adds_what_closed_cities_have_reported(
    amina, project_manager, sassari, torino, team, followed, edition
):
    for city in (sassari, torino):
        refresh_all_cells(city, edition)
    close(project_manager, edition, "2026-Q2")
    late_case(amina, edition, team)
    recount(project_manager, edition)
    network = network_figures(edition, Q2)
    (total,) = [each for each in network.totals if each.code == "people_taken_in_charge"]
    assert (total.value, total.closed_cities, total.closed_at) == (3, 1, None)
    by_city = {city.city: city.figure("people_taken_in_charge").closed_cities for city in network.cities}
    assert by_city == {sassari: 1, torino: 0}


def test_a_closed_month_stays_in_the_trend(amina, project_manager, sassari, team, followed, edition):
    close(project_manager, edition, "2026-05")
    late_case(amina, edition, team)
    recount(project_manager, edition)
    may = dict((period.code, row) for period, row in trend(sassari, edition, until=Q2))["2026-05"]
    (figure,) = [each for each in may if each.code == "people_taken_in_charge"]
    assert (figure.value, figure.closed_cities) == (3, 1)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("2026-Q3", "monitoring.not_over_yet"),
        ("2026", "monitoring.not_over_yet"),
        ("2026-07", "monitoring.not_over_yet"),
        ("all", "monitoring.no_closing_of_programmes"),
        ("2023-Q4", "monitoring.outside_programme"),
    ],
)
def test_only_a_period_that_is_over_is_closed(project_manager, sassari, edition, code, refusal):
    refresh_all_cells(sassari, edition)
    with project_manager.at_work() as by, pytest.raises(Problem) as problem:
        close_period(programme=edition, period=period_from(code), by=by)
    assert problem.value.code == refusal and problem.value.advice()


def test_it_is_over_on_the_day_after_its_last(project_manager, sassari, edition):
    refresh_all_cells(sassari, edition)
    with clock.telling(rome(2026, 7, 31, 23, 59)), pytest.raises(Problem):
        close(project_manager, edition, "2026-07")
    with clock.telling(rome(2026, 8, 1, 0, 0)):
        assert close(project_manager, edition, "2026-07").closed_at


def test_nothing_is_closed_while_changes_are_being_counted(project_manager, sassari, edition):
    refresh_all_cells(sassari, edition)
    mark_stale(city_id=sassari.id, programme_id=edition.id, days=[date(2026, 5, 5)])
    with project_manager.at_work() as by, pytest.raises(Problem) as problem:
        close_period(programme=edition, period=Q2, by=by)
    assert problem.value.code == "monitoring.being_counted"
    assert not ReportPeriod.objects.filter(city=sassari).exists()


def test_nothing_is_closed_that_was_never_counted(project_manager, edition):
    with project_manager.at_work() as by, pytest.raises(Problem) as problem:
        close_period(programme=edition, period=Q2, by=by)
    assert problem.value.code == "monitoring.never_counted"


def test_a_period_closes_once(project_manager, sassari, edition):
    close(project_manager, edition, "2026-Q2")
    with project_manager.at_work() as by, pytest.raises(Problem) as problem:
        close_period(programme=edition, period=Q2, by=by)
    assert problem.value.code == "monitoring.closed_already"


def test_only_the_project_manager_closes(amina, sassari, edition):
    refresh_all_cells(sassari, edition)
    with amina.at_work() as by, pytest.raises(Denied):
        close_period(programme=edition, period=Q2, by=by)


def test_a_closing_is_in_the_audit_with_who_asked(project_manager, edition):
    close(project_manager, edition, "2026-Q2")
    with project_manager.at_work() as by:
        (asked,) = AuditEvent.objects.filter(action="monitoring.closing_asked")
        (done,) = AuditEvent.objects.filter(action="monitoring.period_closed")
        assert (asked.by_id, asked.facts["period"], done.facts["period"]) == (
            by.user_id,
            "2026-Q2",
            "2026-Q2",
        )


def test_the_job_done_twice_changes_nothing(project_manager, sassari, followed, edition):
    report_period = close(project_manager, edition, "2026-Q2")
    kept = ClosedFigure.objects.filter(report_period=report_period).count()
    assert settle_periods(sassari) == 0
    assert ClosedFigure.objects.filter(report_period=report_period).count() == kept == 6


def test_the_database_refuses_to_change_a_closed_figure(project_manager, followed, edition):
    report_period = close(project_manager, edition, "2026-Q2")
    kept = ClosedFigure.objects.filter(report_period=report_period)
    for change in (lambda: kept.update(value=99), kept.delete):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()
    assert kept.filter(indicator="people_taken_in_charge").get().value == 3
