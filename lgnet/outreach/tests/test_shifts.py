# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shifts follow from the stops, are begun and ended by who is out, and know what came of them."""

from datetime import time, timedelta

import pytest

from lgnet.kernel.actor import Role, system_actor
from lgnet.kernel.errors import Denied
from lgnet.kernel.ids import new_id
from lgnet.network.models import Team
from lgnet.outreach.actions.correct_contact import correct_contact
from lgnet.outreach.actions.keep_exception import cancel_stop
from lgnet.outreach.actions.keep_stop import add_stop, change_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit, change_unit
from lgnet.outreach.actions.move_shift import (
    cancel_shift,
    end_shift,
    join_shift,
    restore_shift,
    resume_shift,
    start_shift,
)
from lgnet.outreach.actions.plan_shifts import plan_shifts
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.errors import ShiftMoved, TooManyKilometres, UnitIsOut
from lgnet.outreach.jobs import plan_shifts as nightly
from lgnet.outreach.models import Shift, Stop
from lgnet.outreach.shifts import my_shift, next_first, shifts_of, summary_of
from lgnet.outreach.tests.night import EVENING, TODAY, met, night_out, rome
from lgnet.trust.models import AuditEvent
from tests.cast import player

# --- planning


def test_the_coming_weeks_follow_from_the_stops(tonight, bruno):
    with bruno.at_work():
        assert Shift.objects.count() == 22
        assert (tonight.planned_start, tonight.planned_end) == (rome(21), rome(0, 30, days=1))


def test_planning_again_changes_nothing(tonight, city_administrator, sassari):
    with city_administrator.at_work():
        before = list(Shift.objects.order_by("day").values())
        planned = AuditEvent.objects.filter(action="outreach.shift_planned").count()
    with city_administrator.at_work() as by:
        assert plan_shifts(by=by) == []
    nightly(timestamp=0)
    with city_administrator.at_work():
        assert list(Shift.objects.order_by("day").values()) == before
        assert AuditEvent.objects.filter(action="outreach.shift_planned").count() == planned


def test_the_night_adds_a_day(tonight, city_administrator, monday_evening):
    monday_evening.move_to(EVENING + timedelta(days=1))
    nightly(timestamp=0)
    with city_administrator.at_work():
        assert Shift.objects.count() == 23


def test_a_plan_follows_a_change_and_what_has_begun_does_not(tonight, city_administrator, bruno):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
    with city_administrator.at_work() as by:
        for stop in Stop.objects.filter(place="Stazione"):
            change_stop(stop=stop, starts_at=time(20), by=by)
        starts = {
            one.day: one.planned_start for one in Shift.objects.filter(day__lte=TODAY + timedelta(days=1))
        }
        assert starts == {TODAY: rome(21), TODAY + timedelta(days=1): rome(20, days=1)}


def test_a_day_without_stops_has_no_shift(tonight, city_administrator):
    tomorrow = TODAY + timedelta(days=1)
    with city_administrator.at_work() as by:
        for stop in Stop.objects.filter(weekday=tomorrow.weekday()):
            cancel_stop(stop=stop, on=tomorrow, reason="weather", by=by)
        assert not Shift.objects.filter(day=tomorrow).exists()


def test_a_unit_out_of_use_has_no_shifts(tonight, city_administrator, night_route):
    with city_administrator.at_work() as by:
        change_unit(unit=night_route.unit, is_active=False, by=by)
        assert not Shift.objects.exists()


def test_a_second_route_at_the_same_time_is_not_planned_and_told(tonight, city_administrator, night_route):
    with city_administrator.at_work() as by:
        second = add_route(unit=night_route.unit, name="Periferia", by=by)
        between = {"starts_at": time(22, 15), "ends_at": time(23), "valid_from": TODAY}
        add_stop(route=second, place="Li Punti", weekday=0, by=by, **between)
        assert not Shift.objects.filter(route=second).exists()
        assert (second.pk, TODAY) in plan_shifts(by=by)


# --- out


def test_begun_and_ended_by_who_is_out(tonight, bruno, programme, monday_evening):
    with bruno.at_work() as by:
        shift = start_shift(shift=tonight, by=by)
        assert shift.present == [bruno.user.pk] and my_shift(by) == shift
        monday_evening.move_to(rome(1, days=1))
        ended = end_shift(shift=shift, kilometres=23, note="Pioggia", by=by)
        assert (ended.state, ended.started_at, ended.ended_at) == ("ended", EVENING, rome(1, days=1))
        with pytest.raises(ShiftMoved):
            start_shift(shift=shift, by=by)
        assert resume_shift(shift=shift, by=by).state == "under_way"


def test_another_team_neither_begins_nor_ends_it(tonight, sassari):
    other = player("Ugo", sassari, Role.STREET_OPERATOR, team=Team.objects.create(city=sassari, name="Altra"))
    with other.at_work() as by:
        assert my_shift(by) is None
        with pytest.raises(Denied):
            start_shift(shift=tonight, by=by)


def test_a_unit_goes_out_once(tonight, bruno, monday_evening):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
        with pytest.raises(UnitIsOut):
            start_shift(shift=Shift.objects.get(day=TODAY + timedelta(days=1)), by=by)


def test_a_colleague_is_out_too(tonight, bruno, sassari, team):
    ines = player("Ines", sassari, Role.STREET_OPERATOR, team=team)
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
    for _ in range(2):
        with ines.at_work() as by:
            assert join_shift(shift=tonight, by=by).present == [bruno.user.pk, ines.user.pk]


@pytest.mark.parametrize("kilometres", [-1, 1000])
def test_kilometres_are_those_of_a_night(tonight, bruno, kilometres):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
        with pytest.raises(TooManyKilometres):
            end_shift(shift=tonight, kilometres=kilometres, by=by)


def test_a_cancelled_shift_stays_cancelled_until_it_takes_place_after_all(tonight, city_administrator, bruno):
    with bruno.at_work() as by, pytest.raises(Denied):
        cancel_shift(shift=tonight, reason="weather", by=by)
    with city_administrator.at_work() as by:
        cancel_shift(shift=tonight, reason="weather", by=by)
        plan_shifts(by=by)
        assert Shift.objects.get(pk=tonight.pk).state == "cancelled"
        assert restore_shift(shift=tonight, by=by).state == "planned"


# --- contacts


def test_a_contact_knows_its_shift_and_stop(tonight, bruno, programme, monday_evening):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
        monday_evening.move_to(rome(0, 10, days=1))
        contact = met(by, programme)
        assert contact.shift_id == tonight.pk and contact.stop.place == "Porto"
        monday_evening.move_to(rome(0, 45, days=1))
        assert met(by, programme).stop is None, "on the way back"


def test_written_late_or_corrected_it_belongs_to_the_shift_of_its_hour(
    tonight, bruno, programme, monday_evening
):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
        monday_evening.move_to(rome(1, days=1))
        end_shift(shift=tonight, kilometres=10, by=by)
        monday_evening.move_to(rome(10, days=1))
        late = met(by, programme, happened_at=rome(21, 30))
        assert late.shift_id == tonight.pk and late.stop.place == "Stazione"
        moved = correct_contact(contact=late, happened_at=rome(9, days=1), by=by)
        assert moved.shift_id is None and moved.stop_id is None


def test_at_the_desk_or_by_somebody_else_it_belongs_to_no_shift(
    tonight, bruno, amina, programme, monday_evening
):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
        monday_evening.move_to(rome(21, 30))
        assert met(by, programme, source="desk").shift is None
    with amina.at_work() as by:
        assert met(by, programme).shift is None


def test_sent_again_after_the_shift_it_is_the_same_contact(tonight, bruno, programme, monday_evening):
    key = new_id()
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
        monday_evening.move_to(rome(21, 30))
        told = {"programme": programme, "happened_at": None, "place": "Stazione", "nickname": "Sciarpa"}
        first = record_contact(by=by, idempotency_key=key, **told)
        end_shift(shift=tonight, kilometres=1, by=by)
        assert record_contact(by=by, idempotency_key=key, **told).pk == first.pk


def test_what_came_of_it(tonight, bruno, amina, sassari, programme, monday_evening, team):
    desk = player("Rita", sassari, Role.DESK_OPERATOR, team=team)
    with desk.at_work() as by:
        night_out(by, programme, tonight, monday_evening)
        told = summary_of(by, tonight)
    assert (told.contacts, told.people, told.unnamed, told.asked, told.to_meet_again) == (4, 3, 2, 1, 1)
    assert dict(told.needs) == {"Cibo": 3, "Salute": 1} and told.hidden_needs == 0
    assert [minutes for _, minutes in told.minutes] == [35] and [many for _, many in told.missing] == [2]


def test_needs_of_health_are_not_for_other_teams(tonight, sassari, programme, monday_evening, team):
    with player("Rita", sassari, Role.DESK_OPERATOR, team=team).at_work() as by:
        night_out(by, programme, tonight, monday_evening)
    with player("Ugo", sassari, Role.STREET_OPERATOR).at_work() as by:
        told = summary_of(by, tonight)
    assert [need for need, _ in told.needs] == ["Cibo"] and told.hidden_needs == 1


def test_another_city_sees_no_shift(tonight, carla):
    with carla.at_work() as by:
        assert not Shift.objects.exists() and my_shift(by) is None


def test_the_job_does_it_everywhere(tonight, torino, torino_team):
    with player("Tina", torino, Role.CITY_ADMINISTRATOR).at_work() as by:
        route = add_route(unit=add_unit(name="Camper", team=torino_team, by=by), name="Notte", by=by)
        add_stop(route=route, place="Dora", weekday=0, starts_at=time(21), ends_at=time(22), by=by)
        Shift.objects.all().delete()
    nightly(timestamp=0)
    with player("Tina", torino, Role.CITY_ADMINISTRATOR).at_work():
        assert Shift.objects.count() == 4
        assert system_actor("x", city_id=torino.id).system


def test_the_list_begins_with_what_comes_and_goes_on_with_what_has_been(tonight, bruno, monday_evening):
    monday_evening.move_to(rome(10, days=2))
    with bruno.at_work() as by:
        listed = list(next_first(shifts_of(by)))
    coming, past = [one.day for one in listed if one.to_come], [one.day for one in listed if not one.to_come]
    assert coming == sorted(coming) and coming[0] == TODAY + timedelta(days=2)
    assert past == [TODAY + timedelta(days=1), TODAY] and [one.day for one in listed] == coming + past


def test_a_night_that_goes_on_after_midnight_is_not_past(tonight, bruno, programme, monday_evening):
    with bruno.at_work() as by:
        start_shift(shift=tonight, by=by)
    monday_evening.move_to(rome(0, 15, days=1))
    with bruno.at_work() as by:
        assert next_first(shifts_of(by)).first() == tonight
