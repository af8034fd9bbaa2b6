# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is counted, for which day, and that the records behind a figure are as many as it says."""

from datetime import date, timedelta

import pytest

from lgnet.monitoring import facts
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.periods import period_from, period_of
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome


def days_of(source, programme):
    return {row.counts_on for row in facts.FACTS[source].rows(programme)}


@pytest.mark.parametrize(
    ("at", "source", "day"),
    [
        (rome(2026, 3, 1, 0, 0), "desk", date(2026, 3, 1)),
        (rome(2026, 2, 28, 23, 59), "desk", date(2026, 2, 28)),
        (rome(2026, 3, 1, 5, 59), "field", date(2026, 2, 28)),
        (rome(2026, 3, 1, 6, 0), "field", date(2026, 3, 1)),
        (rome(2026, 3, 1, 5, 59), "desk", date(2026, 3, 1)),
        (rome(2026, 3, 29, 5, 59), "field", date(2026, 3, 28)),  # summer time begins at two that night
        (rome(2026, 3, 29, 6, 0), "field", date(2026, 3, 29)),
        (rome(2026, 10, 25, 5, 59), "field", date(2026, 10, 24)),  # and ends at three
        (rome(2026, 10, 25, 6, 0), "field", date(2026, 10, 25)),
    ],
)
def test_a_contact_counts_for_the_day_on_which_the_shift_began(bruno, edition, at, source, day):
    with bruno.at_work():
        assert factories.contact(edition, at, source=source).day == day
        assert days_of(Source.CONTACTS, edition) == {day}
        assert facts.members(Source.CONTACTS, edition, period_of(day, PeriodKind.MONTH)).count() == 1
        other = period_of(day - timedelta(days=1), PeriodKind.MONTH)
        if other != period_of(day, PeriodKind.MONTH):
            assert not facts.members(Source.CONTACTS, edition, other).exists()


@pytest.mark.parametrize(
    ("at", "period"),
    [
        (rome(2025, 12, 31, 23, 59), "2025-12"),
        (rome(2026, 1, 1, 0, 0), "2026-01"),
        (rome(2026, 6, 30, 23, 59), "2026-Q2"),
        (rome(2026, 7, 1, 0, 0), "2026-Q3"),
        (rome(2024, 12, 31, 23, 59), "2024"),
        (rome(2023, 5, 1, 9, 0), "all"),  # before the programme's official start
    ],
)
def test_a_case_opened_at_the_edge_is_in_the_right_period(amina, team, edition, at, period):
    with amina.at_work():
        factories.case(edition, at, team=team, manager=amina.user, person=factories.person())
        assert facts.members(Source.TAKEN_IN_CHARGE, edition, period_from(period)).count() == 1


def test_a_person_taken_in_charge_twice_is_one_person(amina, team, edition):
    with amina.at_work():
        fatou = factories.person()
        of_fatou = {"team": team, "manager": amina.user, "person": fatou}
        factories.closed(factories.case(edition, rome(2026, 3, 2, 9), **of_fatou), rome(2026, 3, 20, 9))
        factories.case(edition, rome(2026, 4, 2, 9), **of_fatou)
        behind = {
            code: facts.members(Source.TAKEN_IN_CHARGE, edition, period_from(code))
            for code in ("2026-03", "2026-04", "2026")
        }
        assert [rows.count() for rows in behind.values()] == [1, 1, 1]
        assert behind["2026"].get().opened_at == rome(2026, 3, 2, 9)


def test_who_is_not_eligible_or_not_proven_is_beside_the_figure(amina, team, edition):
    with amina.at_work():
        for eligibility in ("eligible", "not_eligible", "unproven"):
            factories.case(
                edition,
                rome(2026, 3, 2, 9),
                team=team,
                manager=amina.user,
                person=factories.person(),
                eligibility=eligibility,
            )
        march = period_from("2026-03")
        (tally,) = facts.tallies(Source.TAKEN_IN_CHARGE, edition, [march]).values()
        assert (tally.counted, tally.not_counted) == (1, 2)
        assert facts.members(Source.TAKEN_IN_CHARGE, edition, march).count() == 1


def test_who_was_eligible_at_the_second_opening_is_counted_and_not_beside(amina, team, edition):
    with amina.at_work():
        of_her = {"team": team, "manager": amina.user, "person": factories.person()}
        factories.closed(
            factories.case(edition, rome(2026, 3, 2, 9), eligibility="unproven", **of_her),
            rome(2026, 3, 3, 9),
        )
        factories.case(edition, rome(2026, 3, 9, 9), **of_her)
        (tally,) = facts.tallies(Source.TAKEN_IN_CHARGE, edition, [period_from("2026-03")]).values()
        assert (tally.counted, tally.not_counted) == (1, 0)


@pytest.mark.parametrize(
    ("state", "answered", "counted"),
    [
        ("sent", False, 0),
        ("accepted", True, 1),
        ("started", True, 1),
        ("completed", True, 1),
        ("not_completed", True, 1),
        ("declined", True, 0),
        ("withdrawn", True, 0),
        ("withdrawn", False, 0),
    ],
)
def test_only_an_accepted_referral_directs_a_person(amina, sassari, team, edition, state, answered, counted):
    with amina.at_work():
        case = factories.case(
            edition, rome(2026, 2, 2, 9), team=team, manager=amina.user, person=factories.person()
        )
        at = rome(2026, 3, 2, 9) if answered else None
        for _ in range(2):
            factories.referral(case, service=factories.service(sassari), at=at, state=state)
        assert facts.members(Source.DIRECTED, edition, period_from("2026-03")).count() == counted
        assert facts.members(Source.DIRECTED, edition, period_from("2026-02")).count() == 0


def test_another_programme_and_another_city_are_not_counted(amina, carla, edition, programme):
    with carla.at_work():
        factories.contact(edition, rome(2026, 3, 2, 9))
    with amina.at_work():
        factories.contact(programme, rome(2026, 3, 2, 9))
        assert not facts.members(Source.CONTACTS, edition, period_from("2026-03")).exists()


def test_a_case_opened_by_mistake_is_not_counted_nor_shown_beside(amina, team, edition):
    with amina.at_work():
        case = factories.case(
            edition, rome(2026, 3, 2, 9), team=team, manager=amina.user, person=factories.person()
        )
        factories.closed(case, rome(2026, 3, 2, 10), reason="opened_by_mistake")
        assert facts.tallies(Source.TAKEN_IN_CHARGE, edition, [period_from("2026-03")]) == {}


def test_a_request_of_the_public_page_stands_beside_the_contacts(amina, sassari, edition):
    with amina.at_work():
        for source in ("field", "desk", "phone", "portal"):
            factories.contact(edition, rome(2026, 3, 5, 12), source=source)
        march = period_of(date(2026, 3, 1), PeriodKind.MONTH)
        counted = facts.members(Source.CONTACTS, edition, march).values_list("source", flat=True)
        assert set(counted) == {"field", "desk", "phone"}
        assert [row.source for row in facts.beside(Source.CONTACTS, edition, march)] == ["portal"]
