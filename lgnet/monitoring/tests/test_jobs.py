# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many changes make one job; a job that the clock starts finds what a killed process left behind."""

from datetime import date

from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel import clock
from lgnet.monitoring import jobs
from lgnet.monitoring.actions.mark_stale import mark_stale
from lgnet.monitoring.models import Cell, StaleMonth
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from lgnet.network.signals import facts_changed


def queued(city):
    return ProcrastinateJob.objects.filter(args__city_id=str(city.id), status="todo")


def test_many_changes_make_one_job_that_counts_them_all(bruno, sassari, torino, edition):
    for day in (3, 4, 5):
        with bruno.at_work():
            met = factories.contact(edition, rome(2026, 3, day, 12))
            facts_changed.send(sender=None, city_id=sassari.id, programme_id=edition.id, days=[met.day])
    (job,) = queued(sassari)
    assert not queued(torino).exists()
    jobs.recount_city(**job.args)
    march = Cell.objects.get(
        city=sassari, programme=edition, indicator="contacts", period_kind="month", starts_on=date(2026, 3, 1)
    )
    assert march.value == 3


def changed(city, edition, *days: int) -> None:
    for day in days:
        facts_changed.send(sender=None, city_id=city.id, programme_id=edition.id, days=[date(2026, 3, day)])


def test_a_transaction_asks_once_even_when_half_of_it_is_taken_back(bruno, sassari, edition):
    with bruno.at_work():
        try:
            with transaction.atomic():
                changed(sassari, edition, 1, 2)
                raise InterruptedError
        except InterruptedError:
            assert connection.run_on_commit == []  # what was promised in the savepoint went with it
        changed(sassari, edition, 3, 4)
        assert len(connection.run_on_commit) == 1
    assert queued(sassari).count() == 1


def test_thousands_of_changes_can_ask_once_at_the_end(bruno, sassari, edition):
    with jobs.holding_recounts():
        for day in (3, 4):
            with bruno.at_work():
                changed(sassari, edition, day)
        assert not queued(sassari).exists()
    assert queued(sassari).count() == 1


def test_a_change_taken_back_queues_nothing(bruno, sassari, edition):
    try:
        with bruno.at_work():
            facts_changed.send(
                sender=None, city_id=sassari.id, programme_id=edition.id, days=[date(2026, 3, 3)]
            )
            raise ZeroDivisionError
    except ZeroDivisionError:
        assert not queued(sassari).exists()


def test_the_hourly_job_finds_a_mark_whose_job_was_lost(sassari, edition):
    mark_stale(city_id=sassari.id, programme_id=edition.id, days=[date(2026, 3, 3)])
    jobs.recount_hourly(0)
    (job,) = queued(sassari)
    jobs.recount_city(**job.args)
    assert not StaleMonth.objects.filter(city=sassari).exists()


def test_a_city_where_nothing_ever_happened_gets_its_zeros_within_the_hour(sassari, edition):
    jobs.recount_city(str(sassari.id))
    this_month = Cell.objects.filter(city=sassari, programme=edition, starts_on=clock.today().replace(day=1))
    assert {cell.value for cell in this_month.filter(indicator="contacts")} == {0}


def test_each_night_every_figure_comes_from_the_facts_alone(bruno, sassari, edition):
    with bruno.at_work():
        factories.contact(edition, rome(2024, 5, 3, 12))
    jobs.recount_nightly(0)
    (job,) = queued(sassari)
    jobs.recount_whole_city(**job.args)
    assert (
        Cell.objects.get(
            city=sassari,
            programme=edition,
            indicator="contacts",
            period_kind="year",
            starts_on=date(2024, 1, 1),
        ).value
        == 1
    )
