# SPDX-License-Identifier: AGPL-3.0-or-later
"""24 clerks at once on 5 beds: nothing overlaps, nobody sees an error of the machine; and what happens without guards.

In the suite one short round. The full proof is 50 rounds of 40 each: `LGNET_BED_ROUNDS=50 pytest -s` with this file.
"""

import importlib
import os
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import perf_counter

import pytest
from django.db import connection, transaction

from lgnet.housing.actions import book_stay as booking
from lgnet.housing.actions import holding
from lgnet.housing.actions import take_bed as taking_beds
from lgnet.housing.actions.book_stay import Guest, book_household, book_stay
from lgnet.housing.actions.cancel_stay import cancel_stay
from lgnet.housing.actions.move_to_bed import move_to_bed
from lgnet.housing.actions.prolong_stay import change_leaving
from lgnet.housing.errors import BedTaken
from lgnet.housing.hours import tonight
from lgnet.housing.models import Bed, Occupancy, Stay
from lgnet.housing.queries import taking
from lgnet.housing.stay_errors import BedsBusy
from lgnet.housing.tests.recount import disagreements
from lgnet.kernel.errors import Problem
from lgnet.people.actions.register_person import register_person
from lgnet.trust import tenancy

CLERKS, BEDS, PEOPLE, NIGHTS = 24, 5, 12, 40
FULL = int(os.environ.get("LGNET_BED_ROUNDS", "0"))
ROUNDS, EACH = (FULL, 40) if FULL else (1, 6)
OVERLAPS = """
select count(*) from housing_occupancy a join housing_occupancy b on a.bed_id = b.bed_id and a.id < b.id
where a.city_id = %s and a.starts_on < coalesce(b.ends_on, 'infinity') and b.starts_on < coalesce(a.ends_on, 'infinity')
"""


class Clerk:
    """Books, prolongs, moves, cancels: whatever comes, as quickly as she can."""

    def __init__(self, number: int, player, beds: list[Bed], people: list) -> None:
        self.random, self.player, self.beds, self.people = random.Random(number), player, beds, people
        self.mine: list[Stay] = []
        self.done, self.refused, self.busy, self.errors = 0, 0, 0, []

    def work(self, barrier: Barrier, times: int) -> "Clerk":
        barrier.wait()
        try:
            for _ in range(times):
                self._try(self.random.choices((self.book, self.household, self.prolong, self.move, self.cancel),
                                              (60, 15, 10, 10, 5))[0])  # fmt: skip
        finally:
            connection.close()
        return self

    def _try(self, act) -> None:
        try:
            with self.player.at_work() as by:
                act(by)
            self.done += 1
        except BedsBusy:
            self.busy += 1
        except Problem:
            self.refused += 1
        except Exception as error:  # what a user would see as an error of the server
            self.errors.append(repr(error))

    def _nights(self) -> dict:
        first = tonight() + timedelta(days=self.random.randrange(NIGHTS))
        return {"first_night": first, "leaves_on": first + timedelta(days=self.random.randint(1, 4))}

    def book(self, by) -> None:
        bed, who = self.random.choice(self.beds), self.random.choice([*self.people, None])
        named = {"person": who} if who else {"called": "Berretto rosso"}
        self.mine.append(book_stay(bed=bed, **named, **self._nights(), by=by))

    def household(self, by) -> None:
        if not self.people:
            return self.book(by)
        beds, who = self.random.sample(self.beds, 2), self.random.sample(self.people, 2)
        self.mine += book_household(guests=[Guest(one) for one in who], beds=beds, **self._nights(), by=by)

    def prolong(self, by) -> None:
        for stay in self.mine[-1:]:
            change_leaving(stay=stay, leaves_on=stay.leaves_on + timedelta(days=1), by=by)

    def move(self, by) -> None:
        for stay in self.mine[-1:]:
            self.mine[-1] = move_to_bed(stay=stay, bed=self.random.choice(self.beds), by=by)

    def cancel(self, by) -> None:
        for stay in self.mine[-1:]:
            cancel_stay(stay=stay, reason="own_choice", by=by)


def rush(player, beds, people, *, seed: int, each: int) -> list[Clerk]:
    barrier = Barrier(CLERKS)
    clerks = [Clerk(seed * CLERKS + number, player, beds, people) for number in range(CLERKS)]
    with ThreadPoolExecutor(CLERKS) as pool:
        return [done.result() for done in [pool.submit(one.work, barrier, each) for one in clerks]]


def overlaps(city) -> int:
    with (
        tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(OVERLAPS, [city.id])
        return cursor.fetchone()[0]


def cleared(city) -> None:
    with tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM), transaction.atomic():
        Occupancy.objects.all().delete()
        Stay.objects.all().delete()


@pytest.fixture
def beds(livia, house):
    with livia.at_work() as by:
        return house(by, beds=BEDS)[1]


@pytest.fixture
def people(amina):
    with amina.at_work() as by:
        return [register_person(by=by, given_name=f"Ospite {number}") for number in range(PEOPLE)]


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_24_clerks_on_5_beds_never_promise_one_twice(livia, sassari, beds, people):
    began, done, refused, busy = perf_counter(), 0, 0, 0
    for number in range(ROUNDS):
        clerks = rush(livia, beds, people, seed=number, each=EACH)
        assert [error for one in clerks for error in one.errors] == []
        assert overlaps(sassari) == 0
        with livia.at_work():
            assert disagreements() == []
        done, refused = done + sum(one.done for one in clerks), refused + sum(one.refused for one in clerks)
        busy += sum(one.busy for one in clerks)
        cleared(sassari)
    assert done and refused
    print(
        f"{ROUNDS} rounds, {done} done, {refused} refused, {busy} asked to press again, {perf_counter() - began:.0f} s"
    )


def unlocked(ids) -> dict:
    return {bed.pk: bed for bed in Bed.objects.filter(pk__in=ids)}


@pytest.fixture
def without_guards(as_superuser, monkeypatch, sassari):
    """Neither the lock nor the constraint: only a look whether the nights are free, as many programs do."""
    guards = importlib.import_module("lgnet.housing.migrations.0002_guards")
    as_superuser.execute("alter table housing_occupancy drop constraint bed_taken_once")
    as_superuser.commit()
    for module in (taking_beds, booking, holding):
        monkeypatch.setattr(module, "lock_beds", unlocked)
    looked = taking_beds.check_nights

    def look(bed, starts_on, ends_on) -> None:
        looked(bed, starts_on, ends_on)
        if taking(starts_on, ends_on).filter(bed=bed).exists():
            raise BedTaken(bed=bed.name)

    monkeypatch.setattr(taking_beds, "check_nights", look)
    yield
    cleared(sassari)
    as_superuser.execute(guards.TAKEN_ONCE)
    as_superuser.commit()


@pytest.mark.slow
def test_without_the_guards_beds_are_promised_twice(livia, sassari, beds, people, without_guards):
    """The control of the above: looking first is not enough."""
    for number in range(10):
        rush(livia, beds, [], seed=number, each=EACH)
        if overlaps(sassari):
            return
        cleared(sassari)
    pytest.fail("10 rounds without any guard, and no overlap: the test above proves nothing")
