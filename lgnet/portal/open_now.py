# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a place is open at a moment, and its hours, in the reader's words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from lgnet.kernel.clock import ROME
from lgnet.kernel.holidays import is_holiday
from lgnet.kernel.opening import MIDNIGHT, Opening
from lgnet.portal.languages import separator
from lgnet.portal.places import Place

FAR = datetime.max.replace(tzinfo=ROME)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a place stands now. `is_open` is None where nobody can say."""

    place: Place
    is_open: bool | None
    words: str
    opens_at: datetime = FAR

    @property
    def order(self) -> tuple:
        """What helps now comes first: open, without an appointment, our own desk, then what opens soonest."""
        return (
            not self.is_open,
            not self.place.walk_in,
            not self.place.is_ours,
            self.opens_at,
            self.place.name,
        )


def standing(place: Place, at: datetime) -> Standing:
    opening, today = place.opening, at.astimezone(ROME).date()
    if opening is None:
        return Standing(place, None, "" if place.hours else _("Ask for the opening hours before you go"))
    if opening.always:
        return Standing(place, True, _("Always open"))
    if until := opening.closing_after(at):
        return Standing(place, True, _("Open now, until %(time)s") % {"time": _clock(until)})
    if is_holiday(today):
        return Standing(place, None, _("Today is a public holiday: call before you go"))
    return _closed(place, opening, at)


def _closed(place: Place, opening: Opening, at: datetime) -> Standing:
    opens = opening.opening_after(at)
    if opens is None:
        return Standing(place, False, _("Closed now"))
    today = at.astimezone(ROME).date()
    when = {"time": _clock(opens), "day": WEEKDAYS[opens.weekday()]}
    if opens.date() == today:
        words = _("Closed now: opens today at %(time)s") % when
    elif opens.date() == today + timedelta(days=1):
        words = _("Closed now: opens tomorrow at %(time)s") % when
    else:
        words = _("Closed now: opens on %(day)s at %(time)s") % when
    return Standing(place, False, words, opens)


@dataclass(frozen=True, slots=True)
class Hours:
    days: str
    times: list[str]


def hours_of(place: Place) -> list[Hours]:
    """Line by line; empty where they can't be read (the page then shows what the city wrote)."""
    if place.opening is None or place.opening.always:
        return []
    return [
        Hours(_day_names(days), [span(_minutes(opens), _minutes(closes)) for opens, closes in found])
        for days, found in place.opening.by_days()
    ]


def span(begins: str, ends: str) -> str:
    """From one hour to another. In Arabic with words: beside a line nobody could tell which of the two comes first."""
    return pgettext("hours", "%(begins)s–%(ends)s") % {"begins": begins, "ends": ends}


def _day_names(days: list[int]) -> str:
    small = str if get_language() == "de" else str.lower  # German alone writes its days with a capital
    names = [small(str(WEEKDAYS_ABBR[day])) for day in days]
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{names[0]}–{names[-1]}"
    return separator(get_language()).join(names)


def _minutes(minutes: int) -> str:
    hour, minute = divmod(minutes if minutes == MIDNIGHT else minutes % MIDNIGHT, 60)
    return f"{hour}:{minute:02}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"
