# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is done with beds, in whatever order: no night is taken twice, and the free ones are those of a recount.

In the suite some hundred steps; the full proof is 10,000: `LGNET_BED_STEPS=10000 pytest -s` with this file.
"""

import os
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lgnet.housing.actions.arrive import arrive
from lgnet.housing.actions.book_stay import book_stay
from lgnet.housing.actions.cancel_stay import cancel_stay, did_not_come
from lgnet.housing.actions.depart import depart
from lgnet.housing.actions.keep_property import add_bed
from lgnet.housing.actions.move_to_bed import move_to_bed
from lgnet.housing.actions.open_void import end_void, open_void
from lgnet.housing.actions.prolong_stay import change_leaving, decide_overstay
from lgnet.housing.choices import StayState
from lgnet.housing.hours import overdue_day, tonight
from lgnet.housing.models import Bed, Occupancy, Stay, Void
from lgnet.housing.queries import free_on
from lgnet.housing.tests.recount import disagreements
from lgnet.kernel import clock
from lgnet.kernel.errors import Problem
from lgnet.people.actions.register_person import register_person

STEPS_A_RUN = 40
STEPS = int(os.environ.get("LGNET_BED_STEPS", "120"))
BEGINS = date(2026, 5, 1)
HORIZON, BEDS, PEOPLE = 16, 3, 5
OFFSETS, NIGHTS = st.integers(0, 8), st.one_of(st.integers(1, 6), st.none())
NUMBERS = st.integers(0, 1_000)
taken_steps = {"done": 0, "refused": 0}


class Beds(RuleBasedStateMachine):
    """Beside the program a plain memory: which bed each stay and void has on which night."""

    player = people = house = None

    def __init__(self) -> None:
        super().__init__()
        self.at = datetime.combine(BEGINS, time(20), clock.ROME)
        self.stays: dict = {}
        self.voids: dict = {}
        with clock.telling(self.at), self.player.at_work() as by:
            Void.objects.all().delete()
            Occupancy.objects.all().delete()
            Stay.objects.all().delete()
            self.home, self.beds = type(self).house(by)

    def done(self, act) -> bool:
        """Whether the program did it; a refusal must leave everything as it was."""
        try:
            with clock.telling(self.at), self.player.at_work() as by:
                self.result = act(by)
        except Problem:
            taken_steps["refused"] += 1
            return False
        taken_steps["done"] += 1
        return True

    @property
    def today(self) -> date:
        return self.at.date()

    def chosen(self, number: int, states) -> Stay | None:
        fitting = [stay for stay in self.stays.values() if stay.state in states]
        return fitting[number % len(fitting)] if fitting else None

    # What the memory says of a bed on a night

    def held(self, stay: Stay, night: date) -> bool:
        if stay.state == StayState.PROVISIONAL and stay.provisional_until <= self.at:
            return False
        if stay.state in (StayState.CANCELLED, StayState.NO_SHOW):
            return False
        return stay.first_night <= night and (stay.leaves_on is None or night < stay.leaves_on)

    def over(self, stay: Stay, night: date) -> bool:
        with clock.telling(self.at):
            late = stay.state == StayState.ARRIVED and stay.leaves_on and stay.leaves_on <= overdue_day()
            return bool(late) and stay.leaves_on <= night <= tonight()

    def bed_of(self, stay: Stay, night: date):
        """She may have moved: the memory of each night is kept in `moves`."""
        bed = stay.first_bed
        for since, moved in stay.moves:
            bed = moved if night >= since else bed
        return bed

    def takes(self, bed: Bed, night: date, *, but: Stay | None = None) -> bool:
        for stay in self.stays.values():
            if (
                stay is not but
                and self.bed_of(stay, night) == bed.pk
                and (self.held(stay, night) or self.over(stay, night))
            ):
                return True
        return any(
            one == bed.pk and first <= night and (last is None or night < last)
            for one, first, last in self.voids.values()
        )

    def free(self, bed: Bed, night: date) -> bool:
        return bed.in_service_from <= night and not self.takes(bed, night)

    # What is done

    @rule(number=NUMBERS, who=NUMBERS, offset=OFFSETS, nights=NIGHTS, promise=st.booleans())
    def book(self, number, who, offset, nights, promise) -> None:
        bed, person = self.beds[number % len(self.beds)], self.people[who % PEOPLE]
        first = self.today + timedelta(days=offset)
        last = first + timedelta(days=nights) if nights else None
        wanted = [first + timedelta(days=one) for one in range(nights or 60)]
        possible = all(self.free(bed, night) for night in wanted) and not any(
            self.held(stay, night)
            for stay in self.stays.values()
            if stay.person_id == person.pk
            for night in wanted
        )
        until = self.at + timedelta(hours=30) if promise else None
        told = {"first_night": first, "leaves_on": last, "provisional_until": until}
        assert self.done(lambda by: book_stay(bed=bed, person=person, by=by, **told)) == possible
        if possible:
            self.remember_new(bed)

    def remember_new(self, bed: Bed) -> None:
        with self.player.at_work():
            stay = Stay.objects.get(pk=self.result.pk)
        stay.first_bed, stay.moves = bed.pk, []
        self.stays[stay.pk] = stay

    def now_is(self, stay: Stay) -> None:
        for field in ("state", "leaves_on", "provisional_until", "bed_id"):
            setattr(stay, field, getattr(self.result, field))

    @rule(number=NUMBERS)
    def somebody_arrives(self, number) -> None:
        stay = self.chosen(number, (StayState.PROVISIONAL, StayState.CONFIRMED))
        if stay and self.done(lambda by: arrive(stay=stay, by=by)):
            self.now_is(stay)

    @rule(number=NUMBERS)
    def somebody_leaves(self, number) -> None:
        stay = self.chosen(number, (StayState.ARRIVED,))
        if stay and self.done(lambda by: depart(stay=stay, reason="own_choice", by=by)):
            self.now_is(stay)

    @rule(number=NUMBERS, came_not=st.booleans())
    def a_stay_does_not_begin(self, number, came_not) -> None:
        stay = self.chosen(number, (StayState.PROVISIONAL, StayState.CONFIRMED))
        if stay is None:
            return

        def ended(by):
            return (
                did_not_come(stay=stay, by=by) if came_not else cancel_stay(stay=stay, reason="care", by=by)
            )

        if self.done(ended):
            self.now_is(stay)

    @rule(number=NUMBERS, offset=st.integers(1, 9), endless=st.booleans())
    def another_day_of_leaving(self, number, offset, endless) -> None:
        stay = self.chosen(number, (StayState.PROVISIONAL, StayState.CONFIRMED, StayState.ARRIVED))
        last = None if endless else self.today + timedelta(days=offset)
        if stay and self.done(lambda by: change_leaving(stay=stay, leaves_on=last, by=by)):
            self.now_is(stay)

    @rule(number=NUMBERS, offset=st.integers(1, 5), authorised=st.booleans())
    def somebody_stays_over(self, number, offset, authorised) -> None:
        stay = self.chosen(number, (StayState.ARRIVED,))
        told = {"authorised": authorised, "leaves_on": self.today + timedelta(days=offset)}
        if stay and self.done(lambda by: decide_overstay(stay=stay, by=by, **told)):
            self.now_is(stay)

    @rule(number=NUMBERS, other=NUMBERS)
    def move(self, number, other) -> None:
        stay = self.chosen(number, (StayState.PROVISIONAL, StayState.CONFIRMED, StayState.ARRIVED))
        bed = self.beds[other % len(self.beds)]
        if stay and self.done(lambda by: move_to_bed(stay=stay, bed=bed, by=by)):
            self.now_is(stay)
            stay.moves.append((max(self.today, stay.first_night), bed.pk))

    @rule(number=NUMBERS, offset=OFFSETS, nights=NIGHTS)
    def out_of_use(self, number, offset, nights) -> None:
        bed, first = self.beds[number % len(self.beds)], self.today + timedelta(days=offset)
        last = first + timedelta(days=nights) if nights else None
        wanted = [first + timedelta(days=one) for one in range(nights or 60)]
        possible = all(self.free(bed, night) for night in wanted)
        told = {"starts_on": first, "ends_on": last, "reason": "repair"}
        assert self.done(lambda by: open_void(beds=[bed], by=by, **told)) == possible
        if possible:
            self.voids[self.result[0].pk] = (bed.pk, first, last)

    @precondition(lambda self: self.voids)
    @rule(number=NUMBERS, offset=OFFSETS)
    def used_again(self, number, offset) -> None:
        key = sorted(self.voids)[number % len(self.voids)]
        bed, first, last = self.voids[key]
        on = self.today + timedelta(days=offset)

        def ended(by):
            end_void(void=Void.objects.select_related("taken__bed").get(pk=key), on=on, by=by)

        if not self.done(ended):
            return
        if on <= first:
            del self.voids[key]  # it has never been out of use
        elif last is None or on < last:
            self.voids[key] = (bed, first, on)

    @precondition(lambda self: len(self.beds) < 2 * BEDS)
    @rule(offset=OFFSETS)
    def works_open_a_bed(self, offset) -> None:
        unit, name = self.beds[0].unit, f"Nuovo {len(self.beds)}"
        first = self.today + timedelta(days=offset)
        if self.done(lambda by: add_bed(unit=unit, name=name, in_service_from=first, by=by)):
            self.beds.append(self.result)

    @rule(days=st.integers(1, 3))
    def nights_pass(self, days) -> None:
        self.at += timedelta(days=days)

    # What must be so after every step

    @invariant()
    def nothing_overlaps_and_free_is_what_a_recount_finds(self) -> None:
        with clock.telling(self.at), self.player.at_work():
            assert max(self.counted().values(), default=0) <= 1
            assert disagreements() == []
            for ahead in (0, 1, 2, 5, HORIZON):
                night = self.today + timedelta(days=ahead)
                expected = {bed.pk for bed in self.beds if self.free(bed, night)}
                ours = free_on(night).filter(unit__property=self.home)
                assert set(ours.values_list("pk", flat=True)) == expected

    def counted(self) -> dict:
        """How often each bed is taken on each night, row by row."""
        rows = Occupancy.objects.exclude(lapses_at__lte=self.at).values_list("bed_id", "starts_on", "ends_on")
        counted: dict = {}
        for bed, first, last in rows:
            for night in range((min(last or date.max, self.today + timedelta(HORIZON)) - first).days):
                key = (bed, first + timedelta(days=night))
                counted[key] = counted.get(key, 0) + 1
        return counted


@pytest.fixture(autouse=True)
def played(livia, amina, house):
    with amina.at_work() as by:
        Beds.people = [register_person(by=by, given_name=f"Ospite {number}") for number in range(PEOPLE)]
    numbers = iter(range(1_000_000))
    Beds.player = livia
    Beds.house = staticmethod(lambda by: house(by, beds=BEDS, name=f"Casa {next(numbers)}"))


def run(times: int) -> None:
    found = settings(
        max_examples=times, stateful_step_count=STEPS_A_RUN, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Beds, settings=found)


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_beds_at_random():
    taken_steps.update(done=0, refused=0)
    run(STEPS // STEPS_A_RUN)
    print(taken_steps)
    assert taken_steps["done"] and taken_steps["refused"]


@pytest.mark.slow
def test_a_free_list_that_forgets_something_is_found_out(monkeypatch):
    """The control: a list of beds in service, whatever takes them."""
    monkeypatch.setattr(f"{__name__}.free_on", lambda night: Bed.objects.filter(in_service_from__lte=night))
    with pytest.raises(AssertionError):
        run(20)
