# SPDX-License-Identifier: AGPL-3.0-or-later
"""When the mobile units stop: for the page, and as a calendar to subscribe to."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse

from lgnet.network.models import City
from lgnet.network.slots import lent
from lgnet.outreach.timetable import Halt, next_halt
from lgnet.portal.door import public_city_page
from lgnet.portal.stops import coming_stops, timetable


@dataclass(frozen=True, slots=True)
class Stops:
    """What the page shows: the stop to go to, and the week."""

    upcoming: Halt | None
    is_there: bool
    week: list[Halt]
    languages: list[str]
    """Of the stop to go to, each called as its speakers call it."""
    calendar: str


def stops_of(city: City, language: str, *, at: datetime) -> Stops | None:
    """None where no unit stops anywhere this week."""
    week = coming_stops(city)
    if not week:
        return None
    upcoming, spoken = next_halt(week, at), lent("languages")
    codes = upcoming.languages if upcoming else ()
    return Stops(
        upcoming=upcoming,
        is_there=upcoming is not None and upcoming.begins <= at,
        week=week,
        languages=[spoken[code]["own"] if code in spoken else code for code in codes],
        calendar=reverse("portal:stops_calendar", args=[language, city.slug]),
    )


@public_city_page
def calendar(request, page):
    from lgnet.portal.stops_calendar import stops_calendar  # here: processes that make none stay small

    language = request.public_language.code
    told = stops_calendar(page.city, *timetable(page.city), language=language)
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="lgnet-{page.city.slug}.ics"'
    return answer
