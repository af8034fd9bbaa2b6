# SPDX-License-Identifier: AGPL-3.0-or-later
"""People with housing support: from the day it truly began, once in each period, as a count by hand finds them."""

from datetime import date, timedelta
from random import Random

import pytest

from lgnet.housing.models import HousingStart
from lgnet.housing.tests.supporting import approved, paid, support_of, supported_person
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.monitoring import facts
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.models import Cell, FirstService
from lgnet.monitoring.periods import months_between, period_of
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from tests.cast import fresh_programme, player

KINDS = ("rental_support", "co_housing", "temporary_home")
SOURCES = (Source.HOUSED, Source.RENT_SUPPORTED)


@pytest.fixture
def housed(amina, team, edition) -> list[HousingStart]:
    """60 beginnings of 20 people within two years, some not proven; one of a case opened by mistake."""
    chance, begun = Random(4), []
    with amina.at_work():
        cases = [
            factories.case(
                edition,
                rome(2024, 2, 1, 9),
                team=team,
                manager=amina.user,
                person=factories.person(f"N{number}"),
            )
            for number in range(20)
        ]
        for _ in range(60):
            day = date(2024, 3, 1) + timedelta(days=chance.randrange(700))
            told = {
                "kind": chance.choice(KINDS),
                "eligibility": chance.choice(["eligible", "eligible", "unproven"]),
            }
            begun.append(factories.housed(chance.choice(cases), day, **told))
        mistaken = factories.case(
            edition, rome(2024, 2, 1, 9), team=team, manager=amina.user, person=factories.person("Sbaglio")
        )
        factories.housed(
            factories.closed(mistaken, rome(2024, 9, 1, 9), reason="opened_by_mistake"), date(2024, 5, 1)
        )
    return begun


def by_hand(begun, source, period) -> tuple[int, int]:
    within = [
        one
        for one in begun
        if (period.kind == PeriodKind.PROGRAMME or period.starts_on <= one.on <= period.ends_on)
        and (source == Source.HOUSED or one.kind == "rental_support")
    ]
    counted = {one.person_id for one in within if one.eligibility == "eligible"}
    return len(counted), len({one.person_id for one in within} - counted)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("kind", PeriodKind)
def test_figures_are_what_a_count_by_hand_finds(amina, edition, housed, source, kind):
    months = months_between(date(2024, 1, 1), date(2026, 3, 1))
    periods = sorted({period_of(month, kind) for month in months}, key=lambda period: period.starts_on)
    with amina.at_work():
        tallies = facts.tallies(source, edition, periods)
        for period in periods:
            tally = tallies.get(period.starts_on, facts.Tally())
            assert (tally.counted, tally.not_counted) == by_hand(housed, source, period)
            assert facts.members(source, edition, period).count() == tally.counted
            assert facts.beside(source, edition, period).count() == tally.not_counted
            groups = tally.by.get("gender", {})
            assert sum(groups.values()) == tally.counted or not tally.by
    assert sum(by_hand(housed, source, period)[0] for period in periods)


def test_whoever_is_housed_has_the_age_of_her_first_service(amina, edition, sassari, housed):
    refresh_all_cells(sassari, edition)
    with amina.at_work():
        days = FirstService.objects.filter(programme=edition).values_list("day", flat=True)
        assert set(days) == {date(2024, 2, 1)}  # of her case, which was earlier


def test_the_decision_counts_nothing_the_first_payment_does(amina, livia, anna, team, sassari):
    """Through the actions, to the cell of this month."""
    programme = fresh_programme()
    with amina.at_work() as by:
        person = supported_person(by, team)
    with livia.at_work() as by:
        support = support_of(person, by=by)

    def figure() -> int:
        refresh_all_cells(sassari, programme)
        found = Cell.objects.filter(
            city=sassari, programme=programme, indicator="people_with_rental_support", period_kind=PeriodKind.MONTH,
            starts_on=clock.today().replace(day=1),
        )  # fmt: skip
        return int(found.get().value)

    assert figure() == 0
    with anna.at_work() as by:
        first = approved(support.instalments.first().pk, by=by)
    assert figure() == 0
    with anna.at_work() as by:
        paid(first.pk, by=by)
    assert figure() == 1


def test_behind_the_figure_are_names_for_who_follows_and_codes_for_who_answers(
    amina, livia, anna, project_manager, team, sassari
):
    with amina.at_work() as by:
        person = supported_person(by, team)
    with livia.at_work() as by:
        support = support_of(person, by=by)
    with anna.at_work() as by:
        paid(approved(support.instalments.first().pk, by=by).pk, by=by)
    refresh_all_cells(sassari, fresh_programme())
    here = "figures/people_with_housing_support/members/?programme=LGNet3&period=all"
    named = amina.browser.get(amina.url(here)).content.decode()
    coded = project_manager.browser.get(project_manager.url(here)).content.decode()
    assert "Diallo" in named and f"/people/{person.pk}/" in named
    assert "Diallo" not in coded and str(person.pk) not in coded


@pytest.fixture
def livia(sassari, team):
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


@pytest.fixture
def anna(sassari):
    return player("Anna", sassari, Role.ACCOUNTANT)
