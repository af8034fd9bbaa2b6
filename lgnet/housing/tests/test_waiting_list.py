# SPDX-License-Identifier: AGPL-3.0-or-later
"""The order of the list follows the criteria, says why, is the same for every reader, and is moved for a reason."""

from datetime import timedelta

import pytest

from lgnet.housing.actions.move_in_list import move_in_list
from lgnet.housing.models import ListMove
from lgnet.housing.placing.criteria import criteria
from lgnet.housing.queries.waiting import in_list, standing_of, standings
from lgnet.housing.request_errors import NoReason, NoSuchPlaceInList, SamePlace
from lgnet.housing.tests.asking import ADULT_MAN, CHILD, asked
from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust.models import AuditEvent


def order():
    return [one.request_id for one in standings()]


def points(request) -> dict[str, int]:
    return {one.criterion.code: one.points for one in standing_of(request).counted}


def test_each_criterion_counts_as_it_is_written(amina, team):
    outside = clock.today() - timedelta(days=12)
    with amina.at_work() as by:
        request = asked(
            "Fatou", team=team, by=by, members=[CHILD, CHILD], days_waiting=31, urgency=3, exposure=2,
            outside_since=outside,
        )  # fmt: skip
        assert points(request) == {"exposure": 40, "urgency": 35, "minors": 16, "outside": 12, "waiting": 10}


def test_what_is_counted_has_a_limit(amina, team):
    long_ago = clock.today() - timedelta(days=400)
    with amina.at_work() as by:
        request = asked(
            "Fatou",
            team=team,
            by=by,
            members=[CHILD] * 6,
            days_waiting=400,
            urgency=1,
            outside_since=long_ago,
        )
        assert points(request) == {"waiting": 60, "outside": 30, "minors": 24, "urgency": 5}


def test_every_criterion_is_used_and_worth_something():
    assert all(one.at_most > 0 for one in criteria().each) and criteria().version


def test_the_list_is_in_the_order_of_points_then_of_asking(amina, team):
    with amina.at_work() as by:
        calm = asked("Fatou", team=team, by=by, urgency=1)
        first, second = (asked(name, team=team, by=by, urgency=2) for name in ("Awa", "Hawa"))
        pressing = asked("Mariam", team=team, by=by, urgency=4)
        assert order() == [one.pk for one in (pressing, first, second, calm)]


@pytest.fixture
def four(amina, team):
    with amina.at_work() as by:
        return [asked(f"Donna {urgency}", team=team, by=by, urgency=urgency) for urgency in (4, 3, 2, 1)]


@pytest.mark.parametrize(("moved", "to"), [(3, 1), (3, 2), (2, 1), (0, 4), (0, 2), (1, 3), (1, 4)])
def test_a_move_by_hand_brings_where_it_says(livia, four, moved, to):
    with livia.at_work() as by:
        request = four[moved]
        move = move_in_list(request=request, to_place=to, why="Sfrattata da oggi", by=by)
        assert (move.from_place, move.to_place, move.by_id) == (moved + 1, to, by.user_id)
        left = [one.pk for one in four if one is not request]
        assert order() == [*left[: to - 1], request.pk, *left[to - 1 :]]


def test_who_moved_when_and_why_is_kept(livia, four):
    with livia.at_work() as by:
        move_in_list(request=four[3], to_place=1, why="Sfrattata da oggi", by=by)
        move_in_list(request=four[3], to_place=3, why="Ospite di un’amica", by=by)
        told = ListMove.objects.order_by("at").values_list("from_place", "to_place", "why")
        assert list(told) == [(4, 1, "Sfrattata da oggi"), (1, 3, "Ospite di un’amica")]
        assert AuditEvent.objects.filter(action="housing.moved_in_list").count() == 2


def test_no_move_without_reason_to_nowhere_or_by_others(livia, amina, four):
    with livia.at_work() as by:
        for to, why, refusal in ((1, " ", NoReason), (5, "x", NoSuchPlaceInList), (4, "x", SamePlace)):
            with pytest.raises(refusal):
                move_in_list(request=four[3], to_place=to, why=why, by=by)
        assert order() == [one.pk for one in four] and not ListMove.objects.exists()
    with amina.at_work() as by, pytest.raises(Denied):
        move_in_list(request=four[3], to_place=1, why="x", by=by)


def test_days_go_on_counting_after_a_move(livia, amina, team, four):
    with livia.at_work() as by:
        move_in_list(request=four[3], to_place=1, why="Sfrattata da oggi", by=by)
    with amina.at_work() as by:
        asked("Nuova", team=team, by=by, urgency=4, exposure=2, members=[ADULT_MAN])
    with livia.at_work():
        assert standing_of(four[3]).place == 2


def test_a_hidden_household_keeps_its_place_without_a_name(amina, livia, four, protector, protecting_team):
    with protector.at_work() as by:
        hidden = asked("Samira", team=protecting_team, by=by, urgency=4, exposure=2)
        protect_person(person=hidden.person, team=protecting_team, reason="violence", by=by)
        theirs = order()
    with livia.at_work() as by:
        listed = standings()
        assert [one.request_id for one in listed] == theirs
        assert set(in_list(by, theirs)) == {one.pk for one in four}
