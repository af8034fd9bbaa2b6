# SPDX-License-Identifier: AGPL-3.0-or-later
"""The layer that every door reads figures through."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.figures import Figure, together
from lgnet.monitoring.models import Cell, Definition, Target
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import current_definitions, figures, network_figures, oldest_count, trend
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import invent
from lgnet.network.choices import PartnerRole
from lgnet.network.models import Partnership
from tests.cast import fresh_city

YEAR = period_from("2026")


def target(city, programme, value, *, indicator="people_taken_in_charge", period=YEAR):
    Target.objects.create(
        city=city, programme=programme, indicator=indicator, period_kind=period.kind, starts_on=period.starts_on,
        value=value,
    )  # fmt: skip


@pytest.fixture
def lived(amina, carla, sassari, torino, team, torino_team, edition):
    """Sassari and Torino with a history each, counted."""
    for player, city, of_city, seed in ((amina, sassari, team, 1), (carla, torino, torino_team, 2)):
        with player.at_work():
            invent(edition, city=city, team=of_city, manager=player.user, seed=seed, people=25)
        refresh_all_cells(city, edition)
    return edition


@pytest.mark.parametrize("code", ["2026", "2025-Q4", "2026-03", "all"])
def test_the_network_is_the_sum_of_its_cities_and_the_median_of_all_their_cases(lived, sassari, torino, code):
    period = period_from(code)
    network = network_figures(lived, period)
    alone = [figures(city, lived, period) for city in (sassari, torino)]
    assert [city.figures for city in network.cities] == [city.figures for city in alone]
    for total in network.totals:
        parts = [city.figure(total.code) for city in alone]
        assert total.not_counted == sum(part.not_counted for part in parts)
        if total.definition.is_median:
            hours = sorted(
                int(length) for part in parts for length, n in part.hours.items() for _ in range(n)
            )
            middle = (hours[(len(hours) - 1) // 2] + hours[len(hours) // 2]) / 2 if hours else None
            assert total.value == middle
        else:
            assert total.value == sum(part.value for part in parts)


def test_a_city_without_figures_is_not_known_and_does_not_make_a_zero(edition, sassari, torino):
    refresh_all_cells(sassari, edition)
    network = network_figures(edition, YEAR)
    values = {city.city: city.figure("contacts").value for city in network.cities}
    assert values == {sassari: 0, torino: None}
    assert network.totals[0].value == 0


def test_progress_of_the_network_is_that_of_the_cities_that_set_a_target(
    amina, carla, sassari, torino, team, torino_team, edition
):
    for player, of_city, people in ((amina, team, 3), (carla, torino_team, 5)):
        with player.at_work():
            for _ in range(people):
                factories.case(
                    edition, rome(2026, 3, 2, 9), team=of_city, manager=player.user, person=factories.person()
                )
    for city in (sassari, torino):
        refresh_all_cells(city, edition)
    target(sassari, edition, 4)
    (total,) = [
        each for each in network_figures(edition, YEAR).totals if each.code == "people_taken_in_charge"
    ]
    assert (total.value, total.reached, total.target, total.share, total.cities_with_target) == (
        8,
        3,
        4,
        75,
        1,
    )
    in_torino = figures(torino, edition, YEAR).figure("people_taken_in_charge")
    assert (in_torino.target, in_torino.share, in_torino.is_on_target) == (None, None, None)


def test_a_target_is_for_its_own_period(sassari, edition):
    refresh_all_cells(sassari, edition)
    target(sassari, edition, 4)
    assert figures(sassari, edition, period_from("2026-Q1")).figure("people_taken_in_charge").target is None


@pytest.mark.parametrize(("value", "share"), [(0, 0), (199, 99), (200, 100), (201, 100), (500, 250)])
def test_a_hundred_per_cent_means_reached(value, share):
    definition = Definition(code="contacts", unit="contacts")
    figure = Figure(definition, value=Decimal(value), reached=Decimal(value), target=Decimal(200))
    assert figure.share == share
    assert figure.is_on_target is (share >= 100)


def test_a_target_of_hours_is_a_limit():
    definition = Definition(code="hours_to_taking_charge", unit="hours")
    within, beyond = (
        Figure(definition, value=Decimal(v), reached=Decimal(v), target=Decimal(72)) for v in (72, 73)
    )
    assert (within.is_on_target, beyond.is_on_target, within.share) == (True, False, None)
    assert together(definition, [within, beyond]).target is None


def test_who_waits_is_shown_for_now_whatever_the_period(bruno, sassari, edition):
    with bruno.at_work():
        factories.waiting(factories.contact(edition, clock.now()))
    refresh_all_cells(sassari, edition)
    for code in ("all", "2026", "2024-Q3", "2025-02"):
        assert figures(sassari, edition, period_from(code)).figure("requests_waiting").value == 1


def test_the_trend_has_twelve_months_the_last_one_last(lived, sassari):
    months = trend(sassari, lived, until=period_from("2026-Q1"))
    assert [months[0][0].code, months[-1][0].code, len(months)] == ["2025-04", "2026-03", 12]
    march = figures(sassari, lived, period_from("2026-03"))
    assert months[-1][1][0].value == march.figure("contacts").value
    assert "requests_waiting" not in {figure.code for figure in months[-1][1]}


def test_a_page_is_as_old_as_its_oldest_city(lived, sassari, torino):
    Cell.objects.filter(city=torino).update(computed_at=rome(2026, 1, 1, 12))
    assert oldest_count(network_figures(lived, YEAR).cities) == rome(2026, 1, 1, 12)


def test_twenty_two_cities_cost_as_many_queries_as_two(edition):
    costs = []
    for more in (0, 20):
        for number in range(more):
            city = fresh_city(f"Invented{number}")
            Partnership.objects.create(
                programme=edition, organisation=city.organisation, city=city, role=PartnerRole.CITY
            )
            cells = [
                Cell(
                    city=city, programme=edition, indicator=definition.code, definition_version=1, period_kind="year",
                    starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), value=number,
                )
                for definition in current_definitions()
            ]  # fmt: skip
            Cell.objects.bulk_create(cells)
        with CaptureQueriesContext(connection) as queries:
            network = network_figures(edition, YEAR)
        costs.append(len(queries))
    assert len(network.cities) == 22 and network.totals[0].value == sum(range(20))
    assert costs[0] == costs[1] == 5
