# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a unit is, day by day: hours of the wall, nights, single days."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lgnet.kernel.clock import ROME
from lgnet.outreach.models import MobileUnit, Route, Stop, StopException
from lgnet.outreach.timetable import AS_ALWAYS, between, halts, next_halt, overlapping

CITY = "00000000-0000-7000-8000-000000000001"
UNIT = MobileUnit(city_id=CITY, name="Camper")
ROUTE = Route(city_id=CITY, unit=UNIT, name="Notte")
MONDAY = date(2026, 11, 23)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def stop(weekday=0, starts=(21, 0), ends=(22, 0), **told) -> Stop:
    named = {"place": "Stazione", "valid_from": date(2026, 1, 1), **told}
    return Stop(
        city_id=CITY,
        route=ROUTE,
        unit=UNIT,
        weekday=weekday,
        starts_at=time(*starts),
        ends_at=time(*ends),
        **named,
    )


def otherwise(kind, on=MONDAY, of: Stop | None = None, **told) -> StopException:
    return StopException(city_id=CITY, route=ROUTE, stop=of, kind=kind, on=on, reason="weather", **told)


def week(stops, exceptions=(), first=MONDAY, days=7):
    return halts(stops, exceptions, first=first, last=first + timedelta(days=days - 1))


def test_a_night_ends_on_the_next_day():
    (halt,) = week([stop(starts=(23, 0), ends=(1, 0))])
    assert halt.on == MONDAY and halt.crosses_midnight
    assert halt.ends.astimezone(ROME) == datetime(2026, 11, 24, 1, tzinfo=ROME)


def test_midnight_itself_is_not_the_next_day():
    (halt,) = week([stop(starts=(21, 0), ends=(0, 0))])
    assert not halt.crosses_midnight and halt.ends - halt.begins == timedelta(hours=3)


@pytest.mark.parametrize(
    ("on", "hours"), [(date(2026, 10, 24), 5), (date(2026, 3, 28), 3), (date(2026, 6, 6), 4)]
)
def test_hours_are_those_of_the_wall_when_the_clocks_change(on, hours):
    """From 23 to 3: an hour more in October, one less in March, four on any other night."""
    begins, ends = between(time(23), time(3), on)
    assert ends - begins == timedelta(hours=hours) and begins.tzinfo is UTC


def test_validity_begins_and_ends_with_its_days():
    limited = stop(valid_from=MONDAY + timedelta(days=7), valid_until=MONDAY + timedelta(days=14))
    assert [halt.on for halt in week([limited], days=40)] == [
        MONDAY + timedelta(days=7),
        MONDAY + timedelta(days=14),
    ]


def test_a_cancelled_stop_is_told_and_not_made():
    always = stop()
    (halt,) = week([always], [otherwise("cancelled", of=always)])
    assert halt.kind == "cancelled" and not halt.is_made


def test_a_moved_stop_says_instead_of_what():
    always = stop(is_public=False, languages=["fr"])
    moved = otherwise("moved", of=always, place="Porto", starts_at=time(20), ends_at=time(21))
    (halt,) = week([always], [moved])
    assert (halt.place, halt.instead_of, halt.begins.astimezone(ROME).hour) == ("Porto", "Stazione", 20)
    assert not halt.is_public and halt.languages == ("fr",), "as public as the stop it stands for"


def test_an_additional_stop_is_there_on_its_day_only():
    extra = otherwise("extra", place="Fiera", starts_at=time(18), ends_at=time(19))
    assert [halt.place for halt in week([stop()], [extra])] == ["Fiera", "Stazione"]
    assert [halt.place for halt in week([stop()], [extra], first=MONDAY + timedelta(days=7))] == ["Stazione"]


def test_the_next_is_the_one_being_made():
    found = week([stop(), stop(starts=(23, 0), ends=(1, 0), place="Porto")])
    during = datetime(2026, 11, 24, 0, 30, tzinfo=ROME)
    assert next_halt(found, during).place == "Porto"
    assert next_halt(found, datetime(2026, 11, 23, 12, tzinfo=ROME)).place == "Stazione"
    assert next_halt(found, datetime(2026, 11, 24, 1, tzinfo=ROME)) is None


def test_a_cancelled_one_overlaps_with_nothing():
    first, second = stop(ends=(23, 0)), stop(starts=(22, 0), ends=(23, 30))
    assert overlapping(week([first, second]))
    assert overlapping(week([first, second], [otherwise("cancelled", of=second)])) is None


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 6), TIMES, TIMES, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_each_week_has_each_stop_once(weekday, starts, ends, first):
    if starts == ends:
        return
    found = week([stop(weekday, (starts.hour, starts.minute), (ends.hour, ends.minute))], first=first)
    assert [halt.on.weekday() for halt in found] == [weekday]
    assert found[0].kind == AS_ALWAYS and timedelta(0) < found[0].ends - found[0].begins <= timedelta(
        hours=25
    )
