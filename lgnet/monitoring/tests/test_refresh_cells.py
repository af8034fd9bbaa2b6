# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cells say what the facts say: as many as the records behind them, in the right month, and again after a change."""

import threading
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from lgnet.housing.models import HousingStart
from lgnet.kernel import clock
from lgnet.monitoring import facts
from lgnet.monitoring.actions.refresh_cells import recount_marked, refresh_all_cells, refresh_cells
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.hours import counted, median
from lgnet.monitoring.models import Cell, FirstService, StaleMonth
from lgnet.monitoring.periods import Period
from lgnet.monitoring.tests import factories, histories
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import invent
from lgnet.network.signals import facts_changed
from lgnet.people.choices import ProtectionReason
from lgnet.people.models import Protection
from lgnet.trust.tenancy import EVERY_TEAM, in_city

SOURCE = {
    "contacts": Source.CONTACTS,
    "people_taken_in_charge": Source.TAKEN_IN_CHARGE,
    "people_directed_to_services": Source.DIRECTED,
    "hours_to_taking_charge": Source.HOURS_TO_CHARGE,
    "requests_waiting": Source.WAITING,
    "people_with_housing_support": Source.HOUSED,
    "people_with_rental_support": Source.RENT_SUPPORTED,
}
QUERIES_OF_A_FIGURE = 10
"""Two for each of the four kinds of period (how many, and in which groups or hours), one for its first and last day,
one for its share of what is asked once."""


def cells_of(city, programme, **named):
    return Cell.objects.filter(city=city, programme=programme, **named)


def cell(city, programme, indicator, kind, starts_on):
    return cells_of(city, programme, indicator=indicator, period_kind=kind).get(starts_on=starts_on)


@pytest.mark.parametrize("seed", range(6))
def test_each_cell_counts_its_members(amina, sassari, team, edition, seed):
    with amina.at_work():
        invent(edition, city=sassari, team=team, manager=amina.user, seed=seed)
    refresh_all_cells(sassari, edition)
    with amina.at_work():
        for figure in cells_of(sassari, edition):
            period = Period(figure.starts_on, figure.ends_on, PeriodKind(figure.period_kind))
            behind = list(facts.members(SOURCE[figure.indicator], edition, period))
            number = counted(figure.hours) if figure.hours else figure.value or 0
            assert len(behind) == number, (figure, period)
            assert facts.beside(SOURCE[figure.indicator], edition, period).count() == figure.not_counted
            if figure.indicator.startswith("people"):
                assert len({row.person_id for row in behind}) == number


HOUSED = {"people_with_housing_support": histories.KINDS, "people_with_rental_support": ["rental_support"]}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("indicator", HOUSED)
def test_whoever_is_housed_is_counted_as_a_count_by_hand_finds(
    amina, sassari, team, edition, indicator, seed
):
    with amina.at_work():
        invent(edition, city=sassari, team=team, manager=amina.user, seed=seed, people=30)
        starts = HousingStart.objects.filter(programme=edition, kind__in=HOUSED[indicator])
        begun = list(starts.values_list("on", "person_id", "eligibility"))
    refresh_all_cells(sassari, edition)
    counted = Counter()
    for figure in cells_of(sassari, edition, indicator=indicator):
        within = [(who, title) for on, who, title in begun if figure.starts_on <= on <= figure.ends_on]
        helped = {who for who, title in within if title == "eligible"}
        others = {who for who, _ in within} - helped
        assert (figure.value, figure.not_counted) == (len(helped), len(others)), figure
        counted[figure.period_kind] += len(helped)
    assert counted["month"] >= counted["programme"] > 1


@pytest.mark.parametrize("seed", range(6))
def test_the_hours_of_a_cell_are_those_of_its_cases(amina, sassari, team, edition, seed):
    with amina.at_work():
        invent(edition, city=sassari, team=team, manager=amina.user, seed=seed, people=20)
    refresh_all_cells(sassari, edition)
    with amina.at_work():
        whole = cells_of(sassari, edition, indicator="hours_to_taking_charge", period_kind="programme").get()
        cases = facts.members(
            Source.HOURS_TO_CHARGE, edition, Period(whole.starts_on, whole.ends_on, PeriodKind.PROGRAMME)
        )
        hours = [int(case.hours_to_charge + 0.5) for case in cases]
        assert whole.hours == {str(length): number for length, number in Counter(hours).items()}
        assert whole.value == median(whole.hours)


def test_contacts_of_the_months_add_up_to_the_whole(amina, sassari, team, edition):
    with amina.at_work():
        invent(edition, city=sassari, team=team, manager=amina.user, seed=7, people=30)
    refresh_all_cells(sassari, edition)
    by_kind = {
        kind: sum(
            cells_of(sassari, edition, indicator="contacts", period_kind=kind).values_list("value", flat=True)
        )
        for kind in PeriodKind
    }
    assert len(set(by_kind.values())) == 1 and by_kind[PeriodKind.MONTH] > 30


def test_counting_some_months_again_gives_what_counting_all_gives(amina, sassari, team, edition):
    figures = ("indicator", "period_kind", "starts_on", "value", "hours", "not_counted")
    with clock.telling(rome(2026, 11, 22, 12)):
        with amina.at_work():
            invent(edition, city=sassari, team=team, manager=amina.user, seed=3)
        refresh_all_cells(sassari, edition)
        expected = list(cells_of(sassari, edition).order_by("id").values(*figures))
        cells_of(sassari, edition).update(value=99, hours={}, not_counted=99)
        months = {row["starts_on"] for row in expected if row["period_kind"] == "month"}
        refresh_cells(sassari, edition, months=months)
    assert list(cells_of(sassari, edition).order_by("id").values(*figures)) == expected


def test_a_late_entry_changes_the_month_in_which_it_happened(bruno, sassari, edition):
    with bruno.at_work():
        factories.contact(edition, rome(2026, 2, 3, 22))
    refresh_all_cells(sassari, edition)
    with bruno.at_work():
        late = factories.contact(edition, rome(2026, 2, 10, 22), recorded_at=rome(2026, 4, 2, 9))
        facts_changed.send(sender=None, city_id=sassari.id, programme_id=edition.id, days=[late.day])
    recount_marked(sassari)
    values = [cell(sassari, edition, "contacts", "month", date(2026, month, 1)).value for month in (2, 4)]
    assert values == [2, 0]
    assert cell(sassari, edition, "contacts", "quarter", date(2026, 1, 1)).value == 2


def test_what_is_taken_back_goes_down_to_zero(bruno, sassari, edition):
    with bruno.at_work():
        only = factories.contact(edition, rome(2026, 2, 3, 22))
    refresh_all_cells(sassari, edition)
    with bruno.at_work():
        only.delete()
    refresh_cells(sassari, edition, months=[date(2026, 2, 1)])
    assert set(cells_of(sassari, edition, indicator="contacts").values_list("value", flat=True)) == {0}


def test_a_protected_person_is_counted_though_few_may_see_her(amina, sassari, team, protecting_team, edition):
    with amina.at_work():
        seen, protected = factories.person(), factories.person()
        for each in (seen, protected):
            factories.case(edition, rome(2026, 3, 2, 9), team=team, manager=amina.user, person=each)
        Protection.objects.create(person=protected, team=protecting_team, reason=ProtectionReason.VIOLENCE)
    refresh_all_cells(sassari, edition)
    assert cell(sassari, edition, "people_taken_in_charge", "month", date(2026, 3, 1)).value == 2
    with amina.at_work():
        assert (
            facts.members(
                Source.TAKEN_IN_CHARGE, edition, Period(date(2026, 3, 1), date(2026, 3, 31), PeriodKind.MONTH)
            ).count()
            == 1
        )


def test_who_waits_is_counted_now_with_the_hours_since_the_first_contact(bruno, sassari, edition):
    now = rome(2026, 3, 10, 12)
    with bruno.at_work():
        for hours in (2, 30, 30):
            factories.waiting(factories.contact(edition, now - timedelta(hours=hours)))
    with clock.telling(now):
        refresh_all_cells(sassari, edition)
    waits = cells_of(sassari, edition, indicator="requests_waiting").get()
    assert (waits.value, waits.hours) == (3, {"2": 1, "30": 2})


def test_a_change_leaves_its_mark_in_its_own_transaction(amina, sassari, edition):
    with pytest.raises(ZeroDivisionError), amina.at_work():
        facts_changed.send(sender=None, city_id=sassari.id, programme_id=edition.id, days=[date(2026, 3, 5)])
        raise ZeroDivisionError
    assert not StaleMonth.objects.filter(city=sassari).exists()
    with amina.at_work():
        facts_changed.send(
            sender=None,
            city_id=sassari.id,
            programme_id=edition.id,
            days=[date(2026, 3, 5), date(2026, 3, 9)],
        )
    assert [mark.month for mark in StaleMonth.objects.filter(city=sassari)] == [date(2026, 3, 1)]
    recount_marked(sassari)
    assert not StaleMonth.objects.filter(city=sassari).exists()


def test_a_change_committed_while_its_city_is_counted_keeps_its_mark(amina, sassari, edition):
    """The mark of a transaction that is still open is not seen by the recount, so it can't be taken away by it."""
    begun, counted_once = threading.Event(), threading.Event()

    def change() -> None:
        with amina.at_work():
            factories.contact(edition, rome(2026, 3, 5, 12))
            facts_changed.send(
                sender=None, city_id=sassari.id, programme_id=edition.id, days=[date(2026, 3, 5)]
            )
            begun.set()
            assert counted_once.wait(20)
        connections.close_all()

    other = threading.Thread(target=change)
    other.start()
    assert begun.wait(20)
    recount_marked(sassari)
    counted_once.set()
    other.join()
    assert StaleMonth.objects.filter(city=sassari).count() == 1
    recount_marked(sassari)
    assert cell(sassari, edition, "contacts", "month", date(2026, 3, 1)).value == 1


def test_many_records_cost_as_many_queries_as_few(amina, sassari, team, edition):
    with clock.telling(rome(2026, 11, 22, 12)):
        costs = []
        for people in (6, 30):
            with amina.at_work():
                invent(edition, city=sassari, team=team, manager=amina.user, seed=people, people=people)
            with CaptureQueriesContext(connection) as queries:
                refresh_all_cells(sassari, edition)
            costs.append(len(queries))
    assert costs[0] == costs[1] <= QUERIES_OF_A_FIGURE * len(SOURCE)


def test_the_figures_of_one_city_are_counted_by_one_at_a_time(sassari, edition):
    with in_city(sassari.id, teams=EVERY_TEAM), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 11))", [str(sassari.id)])
        failures = []

        def impatient() -> None:
            try:
                with connection.cursor() as cursor:
                    cursor.execute("set lock_timeout = '200ms'")
                refresh_all_cells(sassari, edition)
            except Exception as failure:
                failures.append(failure)
            finally:
                connections.close_all()

        other = threading.Thread(target=impatient)
        other.start()
        other.join()
    assert "lock timeout" in str(failures[0])


def test_a_count_cut_off_for_its_time_finds_the_first_services_kept(amina, sassari, team, edition):
    """Else each try after a mass load would begin with nothing, and be cut off at the same place."""
    with amina.at_work():
        factories.case(edition, rome(2026, 3, 2, 9), team=team, manager=amina.user, person=factories.person())
        facts_changed.send(sender=None, city_id=sassari.id, programme_id=edition.id, days=[date(2026, 3, 2)])
    with cutting_off("monitoring_cell"), pytest.raises(OperationalError):
        recount_marked(sassari)
    with in_city(sassari.id, teams=EVERY_TEAM), transaction.atomic():
        assert FirstService.objects.filter(programme=edition).count() == 1
    assert StaleMonth.objects.filter(city=sassari).exists()


@contextmanager
def cutting_off(table: str):
    """Somebody holds the figures' table, and whoever wants to write there waits no longer than 100 ms."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with connections["default"].cursor() as cursor, transaction.atomic():
            cursor.execute(f"lock table {table} in share row exclusive mode")
            held.set()
            done.wait(30)
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(30)
    with connections["default"].cursor() as cursor:
        cursor.execute("set lock_timeout = '100ms'")
        try:
            yield
        finally:
            cursor.execute("reset lock_timeout")
            done.set()
            holder.join()
