# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a service is open: `always`, or spans of a week; a span that ends before it begins ends on the next day."""

import re
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext_lazy as _

from lgnet.network.files.section import Section

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as in iCalendar (RFC 5545) and Open Referral HSDS
ITALIAN_DAYS = dict(zip(DAYS, ("lun", "mar", "mer", "gio", "ven", "sab", "dom"), strict=True))


@dataclass(frozen=True, slots=True)
class OpenSpan:
    days: tuple[str, ...]
    opens: time
    closes: time

    def in_italian(self) -> str:
        return f"{_days_in_italian(self.days)} {self.opens:%H:%M}–{self.closes:%H:%M}"


@dataclass(frozen=True, slots=True)
class Opening:
    always: bool
    spans: tuple[OpenSpan, ...]

    def in_italian(self) -> str:
        """As it is written on a door: `lun–ven 09:00–13:00; mar 15:30–17:30`."""
        return "sempre aperto" if self.always else "; ".join(span.in_italian() for span in self.spans)


def read_opening(section: Section) -> Opening:
    if section.is_text("opening"):
        return Opening(section.one_of("opening", ["always"]) == "always", ())
    return Opening(False, tuple(_span(span) for span in section.sections("opening")))


def _span(section: Section) -> OpenSpan:
    days = section.texts("days", allowed=DAYS)
    if not days:
        section.fault("days", _("Say on which days: MO, TU, WE, TH, FR, SA, SU."))
    span = OpenSpan(
        tuple(sorted(set(days) & set(DAYS), key=DAYS.index)), _hour(section, "from"), _hour(section, "to")
    )
    section.refuse_unasked()
    return span


def _hour(section: Section, name: str) -> time:
    value = section.text(name)
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        section.fault(name, _("Write the hour as 09:30."))
        return time()
    return time.fromisoformat(value)


def _days_in_italian(days: tuple[str, ...]) -> str:
    places = [DAYS.index(day) for day in days]
    consecutive = len(places) > 2 and places == list(range(places[0], places[-1] + 1))
    if consecutive:
        return f"{ITALIAN_DAYS[days[0]]}–{ITALIAN_DAYS[days[-1]]}"
    return ", ".join(ITALIAN_DAYS[day] for day in days)
