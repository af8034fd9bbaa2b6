# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stays: promised, begun, prolonged, ended; and the table of occupancy always says the same."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from lgnet.housing import diagrams
from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.book_stay import Guest, book_household, book_stay
from lgnet.housing.actions.cancel_stay import cancel_stay, did_not_come, let_lapse
from lgnet.housing.actions.depart import depart
from lgnet.housing.actions.move_to_bed import move_household, move_to_bed
from lgnet.housing.actions.prolong_stay import change_leaving, decide_overstay
from lgnet.housing.choices import Held, StayState
from lgnet.housing.errors import BedTaken
from lgnet.housing.hours import tonight
from lgnet.housing.models import Occupancy, Stay
from lgnet.housing.queries import free_on
from lgnet.housing.stay_errors import (
    BedStillSlept,
    NotEnoughBeds,
    PromiseOver,
    StayMovedMeanwhile,
    TooEarly,
    TwoBeds,
)
from lgnet.housing.stay_policies import STAY_MOVES
from lgnet.housing.tests.recount import disagreements
from lgnet.kernel import clock
from lgnet.kernel.actor import Role, system_actor
from lgnet.kernel.errors import Denied
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from lgnet.trust import tenancy
from tests.cast import player

MAY = date(2026, 5, 1)


def day(number: int) -> date:
    return MAY + timedelta(days=number)


def evening(number: int, hour: int = 20):
    return clock.telling(datetime.combine(day(number), datetime.min.time(), clock.ROME).replace(hour=hour))


@pytest.fixture
def beds(livia, house):
    with livia.at_work() as by:
        return house(by, beds=3)[1]


@pytest.fixture
def people(amina):
    with amina.at_work() as by:
        return [register_person(by=by, given_name=name, sex=sex) for name, sex in
                (("Fatou", "F"), ("Modou", "M"), ("Awa", "F"))]  # fmt: skip


@pytest.fixture
def booked(livia, beds, people):
    """Fatou, from the evening of 1 May, for ten nights."""
    with evening(0), livia.at_work() as by:
        return book_stay(bed=beds[0], person=people[0], first_night=day(0), leaves_on=day(10), by=by)


@pytest.fixture
def arrived(livia, booked):
    with evening(0), livia.at_work() as by:
        return arrive(stay=booked, by=by)


@pytest.fixture(autouse=True)
def occupancy_says_the_same(request, sassari):
    """After each test: what stays tell and what beds are taken by agree."""
    yield
    with tenancy.in_city(sassari.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        assert disagreements() == []


def test_the_invariant_sees_a_night_too_many(livia, booked):
    """The control of `occupancy_says_the_same`."""
    with livia.at_work():
        Occupancy.objects.filter(stay=booked).update(ends_on=day(11))
        assert disagreements() == [booked.pk]
        Occupancy.objects.filter(stay=booked).update(ends_on=day(10))


def test_a_bed_is_given_and_she_is_housed_from_arrival(livia, booked):
    assert booked.state == StayState.CONFIRMED and booked.arrived_at is None
    with evening(0), livia.at_work() as by:
        there = arrive(stay=booked, by=by)
    assert there.state == StayState.ARRIVED and there.arrived_at


def test_nobody_has_two_beds_on_one_night(livia, beds, booked, people):
    with livia.at_work() as by:
        with pytest.raises(TwoBeds):
            book_stay(bed=beds[1], person=people[0], first_night=day(9), leaves_on=day(12), by=by)
        after = book_stay(bed=beds[1], person=people[0], first_night=day(10), leaves_on=day(12), by=by)
        with pytest.raises(IntegrityError, match="one_bed_a_person_a_night"), transaction.atomic():
            Stay.objects.filter(pk=after.pk).update(first_night=day(9))


def test_a_promise_ends_by_itself(livia, bruno, beds, people):
    with evening(0), bruno.at_work() as by:
        promise = book_stay(
            bed=beds[0], person=people[0], first_night=day(0), leaves_on=day(1), by=by,
            provisional_until=clock.now() + timedelta(hours=3),
        )  # fmt: skip
        assert beds[0] not in free_on(day(0))
    with evening(0, 23), livia.at_work() as by:
        assert beds[0] in free_on(day(0))
        book_stay(bed=beds[1], person=people[0], first_night=day(0), leaves_on=day(1), by=by)
        book_stay(bed=beds[0], person=people[1], first_night=day(0), leaves_on=day(1), by=by)
        with pytest.raises(StayMovedMeanwhile):
            arrive(stay=promise, by=by)


def test_who_comes_late_finds_her_bed_if_nobody_took_it(livia, bruno, beds, people):
    with evening(0), bruno.at_work() as by:
        told = {
            "first_night": day(0),
            "leaves_on": day(1),
            "provisional_until": clock.now() + timedelta(hours=1),
        }
        late, too_late = (book_stay(bed=bed, called="Berretto rosso", by=by, **told) for bed in beds[:2])
    with evening(0, 23), livia.at_work() as by:
        book_stay(bed=beds[1], person=people[1], first_night=day(0), leaves_on=day(1), by=by)
    with evening(0, 23), bruno.at_work() as by:
        assert arrive(stay=late, by=by).state == StayState.ARRIVED
        with pytest.raises(PromiseOver):
            arrive(stay=too_late, by=by)


def test_the_clock_writes_that_a_promise_ran_out(sassari, bruno, livia, beds, people):
    with evening(0), bruno.at_work() as by:
        promise = book_stay(
            bed=beds[0], called="Berretto rosso", first_night=day(0), leaves_on=day(1), by=by,
            provisional_until=clock.now() + timedelta(hours=1),
        )  # fmt: skip
    clockwork = system_actor("housing", city_id=sassari.id)
    with livia.at_work() as by:
        with pytest.raises(Denied):
            let_lapse(stay=promise, by=by)
        with evening(0):
            assert let_lapse(stay=promise, by=clockwork).state == StayState.PROVISIONAL
        with evening(1):
            lapsed = let_lapse(stay=promise, by=clockwork)
        assert (lapsed.state, lapsed.reason) == (StayState.CANCELLED, "lapsed")
        assert not Occupancy.objects.filter(stay=promise).exists()


def test_who_leaves_early_frees_the_nights_at_once(livia, arrived, beds):
    with evening(3), livia.at_work() as by:
        depart(stay=arrived, reason="own_home", by=by)
        assert beds[0] in free_on(day(3)) and beds[0] not in free_on(day(2))


def test_who_is_still_there_has_the_bed(livia, arrived, beds, people):
    with evening(10, 9), livia.at_work():
        assert beds[0] in free_on(day(10))  # the day of leaving has just begun
    with evening(10), livia.at_work() as by:
        assert beds[0] not in free_on(day(10)) and beds[0] in free_on(day(11))
        with pytest.raises(BedTaken):
            book_stay(bed=beds[0], person=people[1], first_night=day(10), leaves_on=day(11), by=by)
        decided = decide_overstay(stay=arrived, authorised=False, by=by)
        assert decided.overstay == "unauthorised" and beds[0] not in free_on(day(10))
        decide_overstay(stay=arrived, authorised=True, leaves_on=day(20), by=by)
        assert beds[0] not in free_on(day(19))


def test_nobody_comes_into_a_bed_where_somebody_still_sleeps(livia, arrived, beds, people):
    with evening(3), livia.at_work() as by:
        next_one = book_stay(bed=beds[0], person=people[1], first_night=day(10), leaves_on=day(12), by=by)
    with evening(10), livia.at_work() as by:
        with pytest.raises(BedStillSlept):
            arrive(stay=next_one, by=by)
        depart(stay=arrived, reason="gone", by=by)
        arrive(stay=next_one, by=by)


def test_who_stayed_over_leaves_though_the_bed_was_promised(livia, arrived, beds, people):
    with evening(3), livia.at_work() as by:
        book_stay(bed=beds[0], person=people[1], first_night=day(11), leaves_on=day(12), by=by)
    with evening(12), livia.at_work() as by:
        gone = depart(stay=arrived, reason="gone", by=by)
        assert gone.leaves_on == day(11)


def test_nights_to_make_ready_are_taken_too(livia, beds, people):
    home = beds[0].unit.property
    with evening(0), livia.at_work() as by:
        home.turnaround_nights = 1
        home.save()
        stay = book_stay(bed=beds[0], person=people[0], first_night=day(0), leaves_on=day(3), by=by)
        assert beds[0] not in free_on(day(3)) and beds[0] in free_on(day(4))
        change_leaving(stay=stay, leaves_on=day(5), by=by)
        assert beds[0] not in free_on(day(5)) and beds[0] in free_on(day(6))
        arrive(stay=stay, by=by)
    with evening(2), livia.at_work() as by:
        depart(stay=stay, reason="own_choice", by=by)
        assert beds[0] not in free_on(day(2)) and beds[0] in free_on(day(3))


def test_a_household_is_placed_whole_or_not_at_all(livia, beds, people, booked):
    with livia.at_work() as by:
        told = {"first_night": day(0), "leaves_on": day(5), "by": by}
        with pytest.raises(BedTaken):
            book_household(guests=[Guest(people[1]), Guest(people[2])], beds=[beds[1], beds[0]], **told)
        assert Stay.objects.count() == 1
        with pytest.raises(NotEnoughBeds):
            book_household(guests=[Guest(people[1]), Guest(people[2])], beds=[beds[1], beds[1]], **told)
        two = book_household(guests=[Guest(people[1]), Guest(people[2])], beds=beds[1:], **told)
        assert two[0].party == two[1].party != booked.party


def test_a_move_leaves_no_night_without_a_bed_and_none_with_two(livia, arrived, beds):
    with evening(4), livia.at_work() as by:
        moved = move_to_bed(stay=arrived, bed=beds[1], by=by)
        nights = list(
            moved.nights.order_by("starts_on").values_list("bed_id", "starts_on", "ends_on", "slept")
        )
    assert nights == [(beds[0].pk, day(0), day(4), False), (beds[1].pk, day(4), day(10), True)]


def test_a_family_changes_beds_among_itself(livia, beds, people):
    with evening(0), livia.at_work() as by:
        told = {"first_night": day(0), "leaves_on": day(5), "by": by}
        both = book_household(guests=[Guest(people[1]), Guest(people[2])], beds=beds[:2], **told)
        both = [arrive(stay=one, by=by) for one in both]
    with evening(2), livia.at_work() as by:
        move_household(places=[(both[0], beds[1]), (both[1], beds[0])], by=by)
        assert beds[0] not in free_on(day(2)) and beds[2] in free_on(day(2))


def test_a_move_to_a_taken_bed_changes_nothing(livia, arrived, beds, people):
    with evening(4), livia.at_work() as by:
        book_stay(bed=beds[1], person=people[1], first_night=day(8), leaves_on=day(9), by=by)
        with pytest.raises(BedTaken):
            move_to_bed(stay=arrived, bed=beds[1], by=by)
        assert Stay.objects.get(pk=arrived.pk).bed_id == beds[0].pk
        assert arrived.nights.count() == 1


def test_a_stay_that_does_not_begin_frees_its_nights(livia, booked, beds, people):
    with evening(0), livia.at_work() as by:
        cancel_stay(stay=booked, reason="other_place", by=by)
        assert beds[0] in free_on(day(0))
        other = book_stay(bed=beds[0], person=people[1], first_night=day(1), leaves_on=day(3), by=by)
        with pytest.raises(TooEarly):
            did_not_come(stay=other, by=by)
    with evening(1), livia.at_work() as by:
        assert did_not_come(stay=other, by=by).state == StayState.NO_SHOW
        assert beds[0] in free_on(day(1))


def test_who_came_and_left_the_same_evening_took_no_night(livia, arrived, beds):
    with evening(0, 23), livia.at_work() as by:
        depart(stay=arrived, reason="own_choice", by=by)
        assert beds[0] in free_on(day(0)) and not arrived.nights.exists()


def test_only_the_housing_officer_gives_a_bed_without_an_hour(bruno, beds, people):
    with evening(0), bruno.at_work() as by, pytest.raises(Denied):
        book_stay(bed=beds[0], person=people[0], first_night=day(0), leaves_on=day(1), by=by)


def test_a_protected_persons_bed_is_taken_for_everybody_and_her_name_known_to_nobody_else(
    livia, protecting_team, sassari, amina, beds, people
):
    warden = player("Wanda", sassari, Role.HOUSING_OFFICER, Role.CASE_MANAGER, team=protecting_team)
    first = tonight()
    with warden.at_work() as by:
        protect_person(person=people[0], team=protecting_team, reason="violence", by=by)
        leaves_on = first + timedelta(days=5)
        kept = book_stay(bed=beds[0], person=people[0], first_night=first, leaves_on=leaves_on, by=by)
    with livia.at_work():
        assert not Stay.objects.filter(pk=kept.pk).exists()
        assert beds[0] not in free_on(first)
        assert Occupancy.objects.filter(kind=Held.STAY).count() == 1


def test_the_page_of_diagrams_is_up_to_date():
    assert diagrams.PAGE.read_text(encoding="utf-8") == diagrams.page(), "run `make states`"


def test_every_move_says_what_it_records_and_nothing_follows_the_end():
    assert STAY_MOVES.final_states() == {"departed", "cancelled", "no_show"}
    assert all(move.records and str(move.label) for move in STAY_MOVES)
