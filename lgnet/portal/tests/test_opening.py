# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hours as they stand on Italian doors: what is open when, and that nothing is guessed."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.utils import translation

from lgnet.kernel.clock import ROME
from lgnet.kernel.holidays import easter_sunday, is_holiday
from lgnet.kernel.opening import read_opening
from lgnet.portal.open_now import hours_of, standing

MONDAY = date(2026, 11, 23)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the week that begins on MONDAY; day 0 is Monday."""
    return datetime(2026, 11, MONDAY.day + day, hour, minute, tzinfo=ROME)


def place(hours: str) -> SimpleNamespace:
    return SimpleNamespace(
        hours=hours, opening=read_opening(hours), name="Mensa", walk_in=True, is_ours=False
    )


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("lun–ven 9:00–13:00; mar e gio 15:00–18:00", {0, 1, 2, 3, 4}),
        ("lun, mer, ven 15-19", {0, 2, 4}),
        ("lunedì-venerdì 9.00-13.00 e 15.00-18.00", {0, 1, 2, 3, 4}),
        ("ven–lun 10–12", {4, 5, 6, 0}),
        ("tutti i giorni 19:00–8:00", set(range(7))),
        ("Sab e dom 10:30–12:00", {5, 6}),
    ],
)
def test_hours_are_read(written, days):
    assert {span.day for span in read_opening(written).spans} == days


@pytest.mark.parametrize(
    "written",
    [
        "", "su appuntamento", "lun 9–13 agosto chiuso", "primo lun 9–12", "lun–ven mattina", "lun 25:00–26:00",
        "9:00–13:00", "lun–ven 9:00–13:00, chiuso a ferragosto", "lun–ven 9:00–13:00; dal 3 maggio sab 9–12",
    ],
)  # fmt: skip
def test_what_cannot_be_read_for_certain_is_not_guessed(written):
    assert read_opening(written) is None


def test_open_until_and_opening_next():
    shop = place("lun–ven 9:00–13:00; mar e gio 15:00–18:00")
    with translation.override("en"):
        assert standing(shop, at(1, 10)).words == "Open now, until 13:00"
        assert standing(shop, at(1, 13)).words == "Closed now: opens today at 15:00"
        assert standing(shop, at(2, 14)).words == "Closed now: opens tomorrow at 9:00"
        assert standing(shop, at(4, 14)).words == "Closed now: opens on Monday at 9:00"


def test_a_night_belongs_to_two_days():
    dormitory = place("tutti i giorni 19:00–8:00")
    assert standing(dormitory, at(2, 3)).is_open
    assert not standing(dormitory, at(2, 8)).is_open
    assert standing(dormitory, at(2, 23, 59)).is_open


def test_nobody_promises_a_public_holiday():
    christmas = datetime(2026, 12, 25, 10, tzinfo=ROME)
    assert standing(place("lun–ven 9:00–13:00"), christmas).is_open is None
    assert standing(place("sempre aperto"), christmas).is_open
    assert is_holiday(date(2027, 3, 29)) and not is_holiday(date(2027, 3, 30))
    assert is_holiday(date(2026, 10, 4)) and not is_holiday(date(2025, 10, 4))


def test_easter_is_where_the_calendars_have_it():
    known = {2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2019: (4, 21), 2024: (3, 31), 2038: (4, 25)}
    assert {year: (easter_sunday(year).month, easter_sunday(year).day) for year in known} == known


def test_hours_speak_the_readers_language():
    shop = place("lun–ven 9:00–13:00; mar e gio 15:00–18:00")
    with translation.override("it"):
        assert [(line.days, line.times) for line in hours_of(shop)] == [
            ("lun, mer, ven", ["9:00–13:00"]), ("mar, gio", ["9:00–13:00", "15:00–18:00"]),
        ]  # fmt: skip
    with translation.override("ar"):
        assert "،" in hours_of(shop)[0].days
        assert hours_of(shop)[0].times[0] == "من 9:00 إلى 13:00", "a line would turn round"


def test_the_clocks_change_in_the_night():
    """On 29 March 2026 the night is an hour shorter; the door still opens at the hour on the wall."""
    morning = datetime(2026, 3, 29, 7, 30, tzinfo=ROME)
    assert standing(place("tutti i giorni 19:00–8:00"), morning).is_open
    assert standing(place("dom 9:00–10:00"), morning).opens_at == datetime(2026, 3, 29, 9, tzinfo=ROME)
