# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bed is taken once a night, whatever takes it; free beds are those that nothing takes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lgnet.housing.actions.take_bed import change_nights, take_bed
from lgnet.housing.choices import Held
from lgnet.housing.errors import BedNotInService, BedTaken, NoNight, NotOfOurTime
from lgnet.housing.models import Occupancy
from lgnet.housing.queries import free_beds, free_on
from lgnet.kernel import clock

MAY = date(2026, 5, 1)


def day(number: int) -> date:
    return MAY + timedelta(days=number)


@pytest.fixture
def beds(livia, house):
    with livia.at_work() as by:
        return house(by)[1]


def stay(bed, starts, ends, **told):
    ends_on = None if ends is None else day(ends)
    return take_bed(bed, kind=Held.STAY, starts_on=day(starts), ends_on=ends_on, **told)


@pytest.mark.parametrize("kind", Held)
@pytest.mark.parametrize(("starts", "ends"), [(0, 1), (4, 6), (9, 20), (0, 30), (3, None)])
def test_no_second_thing_takes_a_night(livia, beds, kind, starts, ends):
    with livia.at_work():
        stay(beds[0], 0, 10)
        with pytest.raises(BedTaken):
            take_bed(beds[0], kind=kind, starts_on=day(starts), ends_on=ends and day(ends))
        assert Occupancy.objects.count() == 1


def test_who_leaves_in_the_morning_makes_room_for_the_night(livia, beds):
    with livia.at_work():
        stay(beds[0], 0, 10)
        stay(beds[0], 10, None)
        stay(beds[1], 0, None)
        assert Occupancy.objects.count() == 3


def test_a_stay_without_end_takes_every_later_night(livia, beds):
    with livia.at_work():
        stay(beds[0], 0, None)
        with pytest.raises(BedTaken):
            stay(beds[0], 5_000, 5_001)


def test_the_database_itself_refuses(livia, beds):
    """Also who goes past the action."""
    with livia.at_work():
        stay(beds[0], 0, 10)
        with pytest.raises(IntegrityError, match="bed_taken_once"), transaction.atomic():
            Occupancy.objects.create(bed=beds[0], kind=Held.VOID, starts_on=day(9), ends_on=day(11))
        Occupancy.objects.create(bed=beds[1], kind=Held.VOID, starts_on=day(9), ends_on=day(11))


def test_a_promise_whose_time_is_over_takes_nothing(livia, beds):
    now = clock.now()
    with livia.at_work():
        stay(beds[0], 0, 10, lapses_at=now - timedelta(minutes=1))
        stay(beds[1], 0, 10, lapses_at=now + timedelta(minutes=5))
        assert list(free_on(day(3))) == [beds[0]]
        stay(beds[0], 3, 4)
        with pytest.raises(BedTaken):
            stay(beds[1], 3, 4)


def test_nights_change_when_nothing_else_takes_them(livia, beds):
    with livia.at_work():
        taken = stay(beds[0], 0, 10)
        stay(beds[0], 12, 14)
        change_nights(taken, starts_on=day(0), ends_on=day(12))
        with pytest.raises(BedTaken):
            change_nights(taken, starts_on=day(0), ends_on=day(13))
        taken.refresh_from_db()
        assert taken.ends_on == day(12)


@pytest.mark.parametrize(
    ("starts", "ends", "refusal"),
    [
        (5, 5, NoNight),
        (5, 4, NoNight),
        (-4_000, 3, BedNotInService),
        (-12_000, 3, NotOfOurTime),
        (0, 500_000, NotOfOurTime),
    ],
)
def test_impossible_nights_are_refused(livia, beds, starts, ends, refusal):
    with livia.at_work(), pytest.raises(refusal):
        stay(beds[0], starts, ends)


def test_no_night_after_the_bed_is_gone(livia, beds):
    bed = beds[0]
    with livia.at_work():
        bed.out_of_service_from = day(10)
        bed.save()
        stay(bed, 8, 10)
        for ends in (11, None):
            with pytest.raises(BedNotInService):
                stay(bed, 9, ends)
        assert bed not in free_beds(day(9), None) and bed not in free_beds(day(10), day(11))


def test_free_is_what_nothing_takes(livia, beds):
    with livia.at_work():
        stay(beds[0], 0, 10)
        take_bed(beds[1], kind=Held.TURNAROUND, starts_on=day(3), ends_on=day(4))
        free = {number: set(free_on(day(number))) for number in (-1, 0, 3, 4, 10)}
    both = set(beds)
    assert free == {-1: both, 0: {beds[1]}, 3: set(), 4: {beds[1]}, 10: both}


def test_the_constraint_has_an_index_of_its_own(livia, beds):
    with livia.at_work(), connection.cursor() as cursor:
        cursor.execute("select indexdef from pg_indexes where indexname = 'bed_taken_once'")
        assert "gist" in cursor.fetchone()[0]
