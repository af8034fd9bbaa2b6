# SPDX-License-Identifier: AGPL-3.0-or-later
"""People by age, gender and citizenship: each adds up to the figure, nobody unknown is put elsewhere, nobody ages."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from lgnet.kernel import clock
from lgnet.monitoring.actions.refresh_cells import recount_marked, refresh_all_cells
from lgnet.monitoring.ages import bracket_on
from lgnet.monitoring.breakdown import DIVISIONS, added, of_groups
from lgnet.monitoring.choices import AgeBracket
from lgnet.monitoring.models import Cell, FirstService
from lgnet.monitoring.periods import period_from
from lgnet.monitoring.queries import figures, network_figures
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import close
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import invent
from lgnet.people.actions.correct_person import correct_person
from lgnet.people.models import Person

YEAR = period_from("2026")
NOBODY = {"under_18": 0, "18_60": 0, "over_60": 0, "unknown": 0}


pytestmark = pytest.mark.usefixtures("july")


@pytest.fixture
def followed(amina, team, edition):
    """Somebody born on 1 June 2008, met on 10 May 2026 (a minor) and taken in charge on 20 June (of age)."""
    with amina.at_work():
        person = factories.person()
        person.birth_date, person.birth_precision = date(2008, 6, 1), "exact"
        person.sex, person.citizenships = "F", ["NGA", "ITA"]
        person.save()
        factories.contact(edition, rome(2026, 5, 10, 12), person=person)
        factories.case(edition, rome(2026, 6, 20, 9), team=team, manager=amina.user, person=person)
    return person


def ages(city, programme, period=YEAR):
    return figures(city, programme, period).figure("people_taken_in_charge").by["age"]


@pytest.mark.parametrize("seed", range(3))
def test_each_division_adds_up_to_each_figure_of_people(amina, sassari, torino, team, edition, seed):
    chance = Random(seed)
    with amina.at_work():
        invent(edition, city=sassari, team=team, manager=amina.user, seed=seed, people=15)
        for person in Person.objects.order_by("pk"):
            person.sex = chance.choice(["F", "M", "X", ""])
            person.citizenships = chance.choice([[], ["NGA"], ["STATELESS"], ["UKR", "RUS"]])
            if chance.random() < 0.7:
                person.birth_date = date(chance.randint(1950, 2015), chance.randint(1, 12), 5)
                person.birth_precision = chance.choice(["exact", "month", "year", "estimated"])
            person.save()
    for city in (sassari, torino):
        refresh_all_cells(city, edition)
    for cell in Cell.objects.filter(programme=edition):
        if cell.indicator.startswith("people"):
            assert [sum(cell.by[division].values()) for division in DIVISIONS] == [cell.value] * 3, cell
        else:
            assert cell.by == {}
    for figure in network_figures(edition, period_from("2025")).totals:
        assert all(sum(figure.by[division].values()) == figure.value for division in figure.by)


def test_unknown_stays_unknown(amina, sassari, team, edition):
    with amina.at_work():
        factories.case(edition, rome(2026, 3, 5, 9), team=team, manager=amina.user, person=factories.person())
    refresh_all_cells(sassari, edition)
    by = figures(sassari, edition, YEAR).figure("people_taken_in_charge").by
    assert by == {
        "age": {**NOBODY, "unknown": 1},
        "gender": {"F": 0, "M": 0, "X": 0, "unknown": 1},
        "citizenship": {"unknown": 1},
    }


def test_the_age_is_that_of_the_first_service_and_the_citizenship_the_first_written(
    sassari, followed, edition
):
    refresh_all_cells(sassari, edition)
    by = figures(sassari, edition, YEAR).figure("people_taken_in_charge").by
    assert by["age"] == {**NOBODY, "under_18": 1}  # met at 17, though of age when taken in charge
    assert by["gender"]["F"] == 1 and by["citizenship"] == {"NGA": 1, "unknown": 0}


def test_nobody_grows_older_in_the_figures(amina, sassari, team, followed, edition):
    refresh_all_cells(sassari, edition)
    with amina.at_work():
        factories.closed(followed.cases.get(), rome(2026, 6, 25, 9))
        factories.contact(edition, rome(2026, 7, 1, 12), person=followed)
        factories.case(edition, rome(2026, 7, 5, 9), team=team, manager=amina.user, person=followed)
        # an earlier contact joined later, and the first one gone: what was kept stays
        followed.contacts.all().delete()
    with clock.telling(rome(2026, 12, 1, 9)):
        refresh_all_cells(sassari, edition)
    assert ages(sassari, edition) == {**NOBODY, "under_18": 1}
    assert ages(sassari, edition, period_from("2026-07")) == {**NOBODY, "under_18": 1}
    with amina.at_work():
        assert FirstService.objects.get(person=followed).day == date(2026, 5, 10)


def test_each_programme_has_its_own_first_service(amina, sassari, team, followed, edition, programme):
    with amina.at_work():
        factories.closed(followed.cases.get(), rome(2026, 6, 25, 9))
        factories.case(programme, rome(2026, 7, 5, 9), team=team, manager=amina.user, person=followed)
    for each in (edition, programme):
        refresh_all_cells(sassari, each)
    assert ages(sassari, edition)["under_18"] == 1
    assert ages(sassari, programme)["18_60"] == 1


def test_a_birth_date_put_right_moves_her_in_what_is_open_and_not_in_what_is_closed(
    amina, project_manager, sassari, followed, edition
):
    close(project_manager, edition, "2026-Q2")
    with amina.at_work() as by:
        correct_person(person=Person.objects.get(pk=followed.pk), by=by, birth_date=date(1988, 6, 1))
    recount_marked(sassari)
    assert ages(sassari, edition)["18_60"] == 1
    closed = figures(sassari, edition, period_from("2026-Q2")).figure("people_taken_in_charge")
    assert closed.by["age"] == {**NOBODY, "under_18": 1}
    assert (closed.drift.changed, closed.drift.was, closed.drift.now) == (1, 1, 1)


def test_what_was_missing_and_is_filled_in_counts_within_the_minute(amina, sassari, team, edition):
    with amina.at_work():
        person = factories.person()
        factories.case(edition, rome(2026, 6, 20, 9), team=team, manager=amina.user, person=person)
    refresh_all_cells(sassari, edition)
    with amina.at_work() as by:
        correct_person(person=person, by=by, birth_date=date(2010, 1, 1), birth_precision="year", sex="M")
    recount_marked(sassari)
    by = figures(sassari, edition, period_from("2026-06")).figure("people_taken_in_charge").by
    assert by["age"]["under_18"] == by["gender"]["M"] == 1


def test_a_corrected_name_counts_nothing_again(amina, sassari, followed, edition):
    refresh_all_cells(sassari, edition)
    before = Cell.objects.filter(city=sassari, programme=edition).latest("computed_at").computed_at
    with amina.at_work() as by:
        correct_person(person=Person.objects.get(pk=followed.pk), by=by, given_name="Amal")
    with clock.telling(rome(2026, 7, 10, 10)):
        recount_marked(sassari)
    may = Cell.objects.get(
        city=sassari, programme=edition, period_kind="month", starts_on=date(2026, 6, 1),
        indicator="people_taken_in_charge",
    )  # fmt: skip
    assert may.computed_at == before


@pytest.mark.parametrize(
    ("birth", "precision", "bracket"),
    [
        (date(2008, 7, 10), "exact", AgeBracket.ADULT),
        (date(2008, 7, 11), "exact", AgeBracket.UNDER_18),
        (date(1966, 1, 1), "exact", AgeBracket.ADULT),  # 60 belongs to the middle
        (date(1965, 7, 11), "exact", AgeBracket.ADULT),
        (date(1965, 7, 10), "exact", AgeBracket.OVER_60),
        (date(2008, 7, 1), "month", AgeBracket.UNKNOWN),
        (date(2008, 6, 1), "month", AgeBracket.ADULT),
        (date(2008, 1, 1), "year", AgeBracket.UNKNOWN),
        (date(2007, 1, 1), "year", AgeBracket.ADULT),
        (date(2007, 1, 1), "estimated", AgeBracket.UNKNOWN),
        (date(1990, 1, 1), "estimated", AgeBracket.ADULT),
        (None, "", AgeBracket.UNKNOWN),
    ],
)
def test_the_bracket_is_told_only_where_the_birth_tells_it(birth, precision, bracket):
    assert bracket_on(date(2026, 7, 10), birth=birth, precision=precision) == bracket


@given(
    several=any_.lists(
        any_.dictionaries(
            any_.tuples(
                any_.sampled_from(AgeBracket.values),
                any_.sampled_from("FMX") | any_.just("unknown"),
                any_.sampled_from(["NGA", "UKR", "STATELESS", "unknown"]),
            ),
            any_.integers(1, 50),
        )
    )
)
def test_cities_put_together_add_up(several):
    cities = [of_groups(each.items()) for each in several]
    total = sum(sum(each.values()) for each in several)
    together = added(cities)
    assert all(sum(together[division].values()) == total for division in together)
    assert all(list(together[division])[-1] == "unknown" for division in together)
