# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of mobile units: from nothing to a week of stops, and back."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.outreach.actions.keep_stop import add_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit
from lgnet.outreach.models import MobileUnit, Route, Stop, StopException

TOMORROW = clock.today() + timedelta(days=1)
STOP = {
    "place": "Stazione", "hint": "davanti all'edicola", "weekday": TOMORROW.weekday(), "starts_at": "21:00",
    "ends_at": "00:30", "is_public": "on", "position": "40.72594, 8.55551", "languages": ["fr"],
    "valid_from": "2026-01-01", "valid_until": "",
}  # fmt: skip


@pytest.fixture
def stop(city_administrator, team):
    with city_administrator.at_work() as by:
        route = add_route(unit=add_unit(name="Camper", team=team, by=by), name="Notte", by=by)
        return add_stop(
            route=route, place="Stazione", weekday=TOMORROW.weekday(), starts_at=time(21), ends_at=time(0, 30),
            valid_from=date(2026, 1, 1), by=by,
        )  # fmt: skip


def test_from_nothing_to_a_stop_that_everybody_reads(city_administrator, bruno, team):
    browser, url = city_administrator.browser, city_administrator.url
    assert "Nessuna unità" in browser.get(url("units/")).content.decode()
    browser.post(url("units/new/"), {"name": "Camper", "kind": "van", "team": team.pk, "vehicle": "AB123CD"})
    with city_administrator.at_work():
        unit = MobileUnit.objects.get()
    browser.post(url(f"units/{unit.pk}/routes/new/"), {"name": "Notte"})
    with city_administrator.at_work():
        route = Route.objects.get()
    answer = browser.post(url(f"units/routes/{route.pk}/stops/new/"), STOP)
    assert answer.url == url(f"units/{unit.pk}/")
    told = bruno.browser.get(bruno.url("units/")).content.decode()
    assert "Stazione" in told and "00:30" in told and "il giorno dopo" in told
    assert "Nuova unità" not in told, "who does not keep them has no button"


def test_what_is_refused_stays_typed(city_administrator, stop):
    page = city_administrator.url(f"units/routes/{stop.route_id}/stops/new/")
    answer = city_administrator.browser.post(page, STOP | {"place": "Porto", "starts_at": "23:00"})
    told = answer.content.decode()
    assert answer.status_code == 422 and "in due posti" in told and 'value="Porto"' in told


@pytest.mark.parametrize("typed", ["quaranta", "8", "95.0, 8.5", "40.7 nord, 8.5"])
def test_a_position_that_is_none_is_told(city_administrator, stop, typed):
    page = city_administrator.url(f"units/stops/{stop.pk}/change/")
    answer = city_administrator.browser.post(page, STOP | {"position": typed})
    assert answer.status_code == 422 and "40.7259" in answer.content.decode()


def test_a_stop_is_corrected_and_shown_as_it_was(city_administrator, stop):
    page = city_administrator.url(f"units/stops/{stop.pk}/change/")
    before = city_administrator.browser.get(page).content.decode()
    assert 'value="21:00"' in before and 'value="2026-01-01"' in before
    city_administrator.browser.post(page, STOP | {"place": "Porto", "is_public": ""})
    with city_administrator.at_work():
        held = Stop.objects.get()
        assert (held.place, held.is_public, str(held.latitude)) == ("Porto", False, "40.726")


def test_a_day_is_cancelled_and_as_always_again(city_administrator, stop, bruno):
    browser, url = city_administrator.browser, city_administrator.url
    told = {"on": TOMORROW.isoformat(), "kind": "cancelled", "reason": "weather"}
    assert browser.post(url(f"units/stops/{stop.pk}/otherwise/"), told).status_code == 302
    assert "Annullata" in bruno.browser.get(bruno.url("units/")).content.decode()
    assert TOMORROW.isoformat() not in browser.get(url(f"units/stops/{stop.pk}/otherwise/")).content.decode()
    with city_administrator.at_work():
        exception = StopException.objects.get()
    browser.post(url(f"units/exceptions/{exception.pk}/withdraw/"))
    assert "Annullata" not in bruno.browser.get(bruno.url("units/")).content.decode()


def test_a_day_elsewhere_and_a_day_more(city_administrator, stop, bruno):
    browser, url = city_administrator.browser, city_administrator.url
    moved = {"on": TOMORROW.isoformat(), "kind": "moved", "reason": "place", "place": "Porto"}
    assert browser.post(url(f"units/stops/{stop.pk}/otherwise/"), moved).status_code == 302
    more = {
        "on": TOMORROW.isoformat(), "place": "Fiera", "starts_at": "18:00", "ends_at": "19:00", "reason": "needed",
    }  # fmt: skip
    assert browser.post(url(f"units/routes/{stop.route_id}/extra/"), more).status_code == 302
    told = bruno.browser.get(bruno.url("units/")).content.decode()
    assert [one for one in ("Porto", "invece di Stazione", "Fiera", "Non pubblica") if one not in told] == []


def test_a_week_asks_as_many_questions_as_a_night(city_administrator, stop, bruno):
    def questions() -> int:
        browser = bruno.browser
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(bruno.url("units/")).status_code == 200
        return len(asked)

    questions()
    one = questions()
    with city_administrator.at_work() as by:
        for weekday in range(7):
            add_stop(
                route=Route.objects.get(), place=f"P{weekday}", weekday=weekday, starts_at=time(9), ends_at=time(10),
                valid_from=date(2026, 1, 1), by=by,
            )  # fmt: skip
    assert questions() == one
