# SPDX-License-Identifier: AGPL-3.0-or-later
"""When the mobile unit passes: on the page and in the calendar, and never where it must not be known."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from dateutil.rrule import rrulestr
from icalendar import Calendar

from lgnet.kernel.clock import ROME
from lgnet.outreach.actions.keep_exception import add_extra_stop, cancel_stop, move_stop
from lgnet.outreach.actions.keep_stop import add_stop, change_stop
from lgnet.outreach.actions.keep_unit import add_route, add_unit, change_unit
from lgnet.outreach.units import halts_of
from lgnet.portal.tests.test_the_door import address

EVENING = datetime(2026, 10, 19, 20, 30, tzinfo=ROME)
"""A Monday, six days before the clocks change."""
TODAY = EVENING.date()
SECRET = "Via della Luna Nascosta"


@pytest.fixture
def evening():
    with time_machine.travel(EVENING, tick=False) as clock:
        yield clock


@pytest.fixture
def stop(evening, page, city_administrator, team):
    """Each Monday from 21 to half past midnight."""
    with city_administrator.at_work() as by:
        route = add_route(
            unit=add_unit(name="Camper", team=team, vehicle="AB123CD", by=by), name="Notte", by=by
        )
        return add_stop(
            route=route, place="Stazione", hint="davanti all'edicola", weekday=0, starts_at=time(21),
            ends_at=time(0, 30), latitude="40.7259", longitude="8.5555", languages=["fr", "ar"],
            valid_from=date(2026, 9, 1), by=by,
        )  # fmt: skip


def now(page, reader, language="it") -> str:
    answer = reader.get(address(page, "adesso/", language))
    assert answer.status_code == 200
    return answer.content.decode()


def feed(page, reader, language="it") -> Calendar:
    answer = reader.get(address(page, "adesso/fermate.ics", language))
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    assert not answer.cookies
    return Calendar.from_ical(answer.content)


def told(calendar: Calendar, *, until: date) -> list[tuple[datetime, datetime, str]]:
    """What a phone makes of the calendar: occurrences without those left out, with those replaced."""
    events = list(calendar.walk("VEVENT"))
    replaced = {(str(e["uid"]), e["recurrence-id"].dt) for e in events if "recurrence-id" in e}
    found = []
    for event in events:
        starts, length = event["dtstart"].dt, event["dtend"].dt - event["dtstart"].dt
        for at in _occurrences(event, until):
            if "recurrence-id" in event or (str(event["uid"]), at) not in replaced:
                ends = (at.replace(tzinfo=None) + length).replace(tzinfo=ROME)
                found.append((at.astimezone(UTC), ends.astimezone(UTC), str(event["summary"])))
        assert starts.tzinfo is not None and str(starts.tzinfo) == "Europe/Rome"
    return sorted(one for one in found if one[0].date() >= TODAY)


def _occurrences(event, until: date) -> list[datetime]:
    starts = event["dtstart"].dt
    if "rrule" not in event:
        return [starts]
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=starts)
    left_out = event.get("exdate", [])
    left_out = {
        one.dt for each in (left_out if isinstance(left_out, list) else [left_out]) for one in each.dts
    }
    last = datetime.combine(until, time.max, ROME)
    return [at for at in rule.between(starts - timedelta(days=1), last) if at not in left_out]


def test_the_next_stop_is_on_the_page(stop, page, reader, evening):
    words = now(page, reader)
    assert "Prossima fermata" in words and "Stazione" in words and "21:00–00:30" in words
    assert "geo:40.726,8.556" in words and "العربية" in words and "davanti all" in words
    evening.move_to(EVENING + timedelta(hours=3))
    assert "Ora è qui" in now(page, reader)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_in_each_language(stop, page, reader, language):
    words = now(page, reader, language)
    assert "Stazione" in words and "Prossima fermata" not in words and "Unità mobili" not in words
    assert len(feed(page, reader, language).walk("VEVENT")) == 1


def test_what_is_otherwise_is_told(stop, page, reader, city_administrator):
    with city_administrator.at_work() as by:
        cancel_stop(stop=stop, on=TODAY, reason="weather", by=by)
        extra = {"starts_at": time(18), "ends_at": time(19), "reason": "needed"}
        add_extra_stop(route=stop.route, on=TODAY + timedelta(days=1), place="Fiera", by=by, **extra)
    words = now(page, reader)
    assert "Annullata" in words and "Fiera" in words and "maltempo" not in words.lower()


def test_no_units_no_words(page, reader):
    assert "Unità mobili</h2>" not in now(page, reader)
    assert feed(page, reader).walk("VEVENT") == []


def test_the_calendar_says_what_the_timetable_says(stop, page, reader, city_administrator):
    """Ten weeks, over the change of the clocks, with a day left out, one moved, one more and a last day."""
    weeks = [TODAY + timedelta(weeks=week) for week in range(10)]
    with city_administrator.at_work() as by:
        change_stop(stop=stop, valid_until=weeks[8], by=by)
        cancel_stop(stop=stop, on=weeks[1], reason="weather", by=by)
        move_stop(
            stop=stop, on=weeks[2], place="Porto", starts_at=time(19), ends_at=time(20), reason="place", by=by
        )
        extra = {"starts_at": time(23), "ends_at": time(1), "reason": "needed", "place": "Fiera"}
        add_extra_stop(route=stop.route, on=weeks[3] + timedelta(days=1), by=by, **extra)
        halts = halts_of([stop.unit_id], first=TODAY, last=weeks[9])
    wanted = [(one.begins, one.ends, f"Unità mobile: {one.place}") for one in halts if one.is_made]
    calendar = feed(page, reader)
    assert len(wanted) == 9 and told(calendar, until=weeks[9]) == wanted
    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/Rome"


def test_a_calendar_that_forgot_the_cancelled_day_would_be_seen(stop, page, reader, city_administrator):
    """The control of the test above."""
    with city_administrator.at_work() as by:
        cancel_stop(stop=stop, on=TODAY, reason="weather", by=by)
    calendar = feed(page, reader)
    (event,) = calendar.walk("VEVENT")
    assert all(begins.date() > TODAY for begins, _, _ in told(calendar, until=TODAY + timedelta(days=20)))
    del event["exdate"]
    assert told(calendar, until=TODAY + timedelta(days=20))[0][0].date() == TODAY


def everything(page, reader) -> str:
    return now(page, reader) + feed(page, reader).to_ical().decode().replace("\r\n ", "")


def test_a_stop_that_is_not_public_is_nowhere(stop, page, reader, city_administrator):
    hidden = {"weekday": 1, "starts_at": time(21), "ends_at": time(22), "valid_from": TODAY, "place": SECRET}
    with city_administrator.at_work() as by:
        secret = add_stop(route=stop.route, is_public=False, by=by, **hidden)
        one_day = {"starts_at": time(17), "ends_at": time(18), "reason": "needed", "place": SECRET}
        add_extra_stop(route=stop.route, on=TODAY + timedelta(days=2), is_public=False, by=by, **one_day)
        elsewhere = {"reason": "place", "place": f"{SECRET}, cortile"}
        move_stop(stop=secret, on=TODAY + timedelta(days=8), by=by, **elsewhere)
    assert SECRET not in everything(page, reader) and "Stazione" in everything(page, reader)
    with city_administrator.at_work() as by:
        change_stop(stop=secret, is_public=True, by=by)
    assert SECRET in now(page, reader) and SECRET in feed(page, reader).to_ical().decode(), "the control"


def test_nothing_of_the_unit_itself_is_told(stop, page, reader, city_administrator, bruno):
    words = everything(page, reader)
    assert not [word for word in ("AB123CD", "Équipe", bruno.user.name, "Notte") if word in words]


def test_another_city_and_a_unit_out_of_use_are_not_there(stop, page, reader, city_administrator, torino):
    from lgnet.portal.tests.conftest import publish

    assert "Stazione" not in everything(publish(torino), reader)
    with city_administrator.at_work() as by:
        change_unit(unit=stop.unit, is_active=False, by=by)
    assert "Stazione" not in everything(page, reader)
