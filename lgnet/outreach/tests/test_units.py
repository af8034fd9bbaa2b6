# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mobile units: who keeps them, a unit at one place at a time, single days that are otherwise."""

from datetime import date, time, timedelta

import pytest

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied, NotFound
from lgnet.network.models import Team
from lgnet.outreach.actions.keep_exception import add_extra_stop, cancel_stop, move_stop, withdraw_exception
from lgnet.outreach.actions.keep_stop import add_stop, change_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit, change_unit
from lgnet.outreach.errors import (
    AtTwoPlaces,
    DayIsPast,
    EndsBeforeBeginning,
    NotThatDay,
    OtherwiseAlready,
    StopTakesNoTime,
    UnitNameTaken,
)
from lgnet.outreach.models import MobileUnit, Stop
from lgnet.outreach.units import coming_halts, get_unit, units_of
from lgnet.trust.models import AuditEvent
from tests.cast import player

START = date(2026, 1, 1)


@pytest.fixture
def route(city_administrator, team):
    with city_administrator.at_work() as by:
        unit = add_unit(name="Camper", team=team, vehicle="Ducato", by=by)
        return add_route(unit=unit, name="Notte", by=by)


def hours(starts, ends, weekday=0, **told) -> dict:
    return {
        "weekday": weekday,
        "starts_at": time(*starts),
        "ends_at": time(*ends),
        "valid_from": START,
        **told,
    }


def next_day(weekday: int) -> date:
    """The next such day after today."""
    today = clock.today()
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


@pytest.mark.parametrize("role", [Role.STREET_OPERATOR, Role.CASE_MANAGER, Role.DATA_PROTECTION_OFFICER])
def test_who_does_not_keep_units_reads_them(sassari, route, team, role):
    with player("Ines", sassari, role).at_work() as by:
        assert [unit.name for unit in units_of(by)] == ["Camper"]
        with pytest.raises(Denied):
            add_unit(name="Bus", team=team, by=by)
        with pytest.raises(Denied):
            add_stop(route=route, place="Porto", by=by, **hours((21, 0), (22, 0)))


def test_the_project_manager_keeps_them_too(project_manager, route):
    with project_manager.at_work() as by:
        assert change_unit(unit=route.unit, is_active=False, by=by).is_active is False


def test_another_city_has_none_of_them(route, carla, torino, sassari):
    administrator = player("Tina", torino, Role.CITY_ADMINISTRATOR)
    with administrator.at_work() as by:
        assert not MobileUnit.objects.exists()
        with pytest.raises(NotFound):
            get_unit(by, route.unit_id)
        with pytest.raises(NotFound):
            add_unit(name="Camper", team=Team.objects.get(city=sassari), by=by)


def test_a_name_is_there_once(city_administrator, route, team):
    with city_administrator.at_work() as by, pytest.raises(UnitNameTaken):
        add_unit(name=" Camper ", team=team, by=by)


OVERLAPS = [
    (((21, 0), (22, 0), 0), ((21, 30), (21, 45), 0)),
    (((23, 0), (1, 0), 0), ((0, 30), (2, 0), 1)),
    (((23, 0), (1, 0), 6), ((0, 30), (2, 0), 0)),  # Sunday night goes on into Monday
    (((20, 0), (19, 0), 0), ((10, 0), (11, 0), 1)),  # nearly a whole day
]
APART = [
    (((21, 0), (22, 0), 0), ((22, 0), (23, 0), 0)),
    (((21, 0), (22, 0), 0), ((21, 0), (22, 0), 1)),
    (((23, 0), (1, 0), 6), ((1, 0), (2, 0), 0)),
    (((23, 0), (0, 0), 6), ((0, 0), (2, 0), 0)),
]


@pytest.mark.parametrize(("one", "other"), OVERLAPS)
def test_the_database_refuses_a_unit_at_two_places(city_administrator, route, one, other):
    with city_administrator.at_work() as by:
        add_stop(route=route, place="Stazione", by=by, **hours(*one))
        with pytest.raises(AtTwoPlaces):
            add_stop(route=route, place="Porto", by=by, **hours(*other))
        assert Stop.objects.count() == 1, "and the transaction goes on"


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_only_follows_is_accepted(city_administrator, route, one, other):
    """The control."""
    with city_administrator.at_work() as by:
        for place, told in (("Stazione", one), ("Porto", other)):
            add_stop(route=route, place=place, by=by, **hours(*told))
        assert Stop.objects.count() == 2


def test_two_units_may_stop_at_the_same_time_and_one_after_the_other_is_over(city_administrator, route, team):
    with city_administrator.at_work() as by:
        second = add_route(unit=add_unit(name="A piedi", team=team, by=by), name="Notte", by=by)
        add_stop(
            route=route, place="Stazione", by=by, **hours((21, 0), (22, 0), valid_until=date(2026, 6, 30))
        )
        add_stop(route=second, place="Porto", by=by, **hours((21, 0), (22, 0)))
        later = hours((21, 0), (22, 0)) | {"valid_from": date(2026, 7, 1)}
        add_stop(route=route, place="Porto", by=by, **later)
        with pytest.raises(AtTwoPlaces):
            add_stop(route=route, place="Fiera", by=by, **(later | {"valid_from": date(2026, 6, 30)}))


SUNDAY = date(2026, 6, 28)


@pytest.mark.parametrize(
    ("until", "begins", "meets"),
    [
        (SUNDAY, SUNDAY + timedelta(days=1), True),  # the night after the last Sunday
        (SUNDAY, SUNDAY + timedelta(days=8), False),  # a week later the other has ended
        (SUNDAY + timedelta(days=3), SUNDAY + timedelta(days=4), False),  # no Sunday night is left
        (
            SUNDAY + timedelta(days=6),
            SUNDAY + timedelta(days=1),
            True,
        ),  # ended on a Saturday: the same last night
        (None, SUNDAY + timedelta(days=1), True),
    ],
    ids=str,
)
def test_a_unit_is_at_one_place_in_the_night_after_a_stops_last_day_too(
    city_administrator, route, until, begins, meets
):
    with city_administrator.at_work() as by:
        add_stop(route=route, place="Stazione", by=by, **hours((22, 0), (2, 0), 6, valid_until=until))
        after = {"place": "Porto", "by": by, **hours((0, 30), (3, 0), 0, valid_from=begins)}
        if not meets:
            add_stop(route=route, **after)
            return
        with pytest.raises(AtTwoPlaces):
            add_stop(route=route, **after)


def test_stops_that_never_are_on_the_same_day_do_not_meet(city_administrator, route):
    """The one ends with a Sunday, the other begins on the Tuesday before: no Monday is of both."""
    with city_administrator.at_work() as by:
        first = hours((10, 0), (12, 0), 0, valid_until=SUNDAY)
        add_stop(route=route, place="Stazione", by=by, **first)
        add_stop(
            route=route,
            place="Porto",
            by=by,
            **hours((11, 0), (13, 0), 0, valid_from=SUNDAY - timedelta(days=5)),
        )
        never = hours((11, 0), (13, 0), 0, valid_until=START)  # a Thursday only: no Monday at all
        add_stop(route=route, place="Fiera", by=by, **never)


def test_a_stop_can_be_moved_onto_another_neither(city_administrator, route):
    with city_administrator.at_work() as by:
        add_stop(route=route, place="Stazione", by=by, **hours((21, 0), (22, 0)))
        second = add_stop(route=route, place="Porto", by=by, **hours((22, 0), (23, 0)))
        with pytest.raises(AtTwoPlaces):
            change_stop(stop=second, starts_at=time(21, 59), by=by)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"ends_at": time(21)}, StopTakesNoTime),
        ({"valid_until": date(2025, 12, 31)}, EndsBeforeBeginning),
    ],
)
def test_what_makes_no_sense_is_told(city_administrator, route, told, problem):
    with city_administrator.at_work() as by, pytest.raises(problem):
        add_stop(route=route, place="Porto", by=by, **(hours((21, 0), (22, 0)) | told))


def test_a_position_is_blurred(city_administrator, route):
    with city_administrator.at_work() as by:
        where = {"latitude": "40.72594", "longitude": "8.55551"}
        stop = add_stop(route=route, place="Stazione", by=by, **where, **hours((21, 0), (22, 0)))
        stop.refresh_from_db()
        assert (str(stop.latitude), str(stop.longitude)) == ("40.726", "8.556")


def test_a_cancelled_day_is_told_and_can_be_taken_back(city_administrator, route, sassari):
    day = next_day(2)
    with city_administrator.at_work() as by:
        stop = add_stop(route=route, place="Stazione", by=by, **hours((21, 0), (22, 0), 2))
        cancelled = cancel_stop(stop=stop, on=day, reason="weather", by=by)
        assert [halt.kind for halt in coming_halts(sassari.id) if halt.on == day] == ["cancelled"]
        with pytest.raises(OtherwiseAlready):
            move_stop(stop=stop, on=day, reason="other", place="Porto", by=by)
        withdraw_exception(exception=cancelled, by=by)
        assert [halt.kind for halt in coming_halts(sassari.id) if halt.on == day] == ["as_always"]
        done = AuditEvent.objects.filter(action__startswith="outreach.exception").values_list(
            "action", flat=True
        )
        assert set(done) == {"outreach.exception_written", "outreach.exception_withdrawn"}


def test_only_a_day_on_which_it_stops_can_be_otherwise(city_administrator, route):
    with city_administrator.at_work() as by:
        stop = add_stop(route=route, place="Stazione", by=by, **hours((21, 0), (22, 0), 2))
        with pytest.raises(NotThatDay):
            cancel_stop(stop=stop, on=next_day(3), reason="weather", by=by)
        with pytest.raises(DayIsPast):
            cancel_stop(stop=stop, on=next_day(2) - timedelta(days=14), reason="weather", by=by)


def test_a_single_day_does_not_put_a_unit_at_two_places_either(city_administrator, route):
    day = next_day(2)
    with city_administrator.at_work() as by:
        stop = add_stop(route=route, place="Stazione", by=by, **hours((23, 0), (1, 0), 2))
        night = {"starts_at": time(0, 30), "ends_at": time(2), "reason": "needed", "place": "Fiera", "by": by}
        with pytest.raises(AtTwoPlaces):
            add_extra_stop(route=route, on=day + timedelta(days=1), **night)
        cancelled = cancel_stop(stop=stop, on=day, reason="weather", by=by)
        add_extra_stop(route=route, on=day + timedelta(days=1), **night)
        with pytest.raises(AtTwoPlaces):
            withdraw_exception(exception=cancelled, by=by)
