# SPDX-License-Identifier: AGPL-3.0-or-later
"""The calendar: a day with a column for each colleague (on a phone one list), or a week."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from django import forms
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.models import Site
from lgnet.outreach.appointment_panels import TONES
from lgnet.outreach.appointments import calendar_of, colleagues_of
from lgnet.outreach.choices import AppointmentState
from lgnet.outreach.models import Appointment
from lgnet.outreach.policies import APPOINTMENT_MOVES, may_keep_appointments, may_read_appointments

A_WEEK = 7
SELECT = forms.Select(attrs={"class": "form-select"})


class View(forms.Form):
    """Which part of the calendar is asked for; what makes no sense counts as not said."""

    day = forms.DateField(required=False)
    view = forms.ChoiceField(choices=[("day", "day"), ("week", "week")], required=False)
    site = forms.ModelChoiceField(
        Site.objects.none(), label=_("Place"), required=False, empty_label=_("All places"), widget=SELECT
    )
    operator = forms.ModelChoiceField(
        User.objects.none(),
        label=pgettext_lazy("appointment", "Colleague"),
        required=False,
        empty_label=_("All colleagues"),
        widget=SELECT,
    )

    def __init__(self, sent, *, by) -> None:
        super().__init__(sent)
        self.fields["site"].queryset = Site.objects.filter(city_id=by.city_id)
        self.fields["operator"].queryset = colleagues_of(by.city_id)
        self.is_valid()

    @property
    def on(self) -> date:
        return self.cleaned_data.get("day") or clock.today()

    @property
    def is_week(self) -> bool:
        return self.cleaned_data.get("view") == "week"

    @property
    def is_narrowed(self) -> bool:
        return bool(self.cleaned_data.get("site") or self.cleaned_data.get("operator"))

    @property
    def first(self) -> date:
        return self.on - timedelta(days=self.on.weekday()) if self.is_week else self.on

    @property
    def last(self) -> date:
        return self.first + timedelta(days=A_WEEK - 1 if self.is_week else 0)

    def address(self, **other) -> str:
        """The same part but for what is named."""
        site, operator = self.cleaned_data.get("site"), self.cleaned_data.get("operator")
        told = {
            "day": self.on.isoformat(), "view": "week" if self.is_week else "", "site": site.pk if site else "",
            "operator": operator.pk if operator else "", **other,
        }  # fmt: skip
        return f"?{urlencode({name: value for name, value in told.items() if value})}"

    def shown(self, by) -> list[Appointment]:
        operator = self.cleaned_data.get("operator")
        return calendar_of(
            by, first=self.first, last=self.last, site=self.cleaned_data.get("site"),
            operator_id=operator.pk if operator else None,
        )  # fmt: skip


@city_page(may_read_appointments)
def calendar(request, by):
    asked = View(request.GET, by=by)
    found = marked(asked.shown(by), by)
    step = timedelta(days=A_WEEK if asked.is_week else 1)
    shown = {
        "asked": asked, "today": clock.today(), "appointments": found, "keeps": may_keep_appointments.allows(by),
        "days": _days(asked, found) if asked.is_week else [], "columns": [] if asked.is_week else _columns(found),
        "before": asked.address(day=(asked.on - step).isoformat()),
        "after": asked.address(day=(asked.on + step).isoformat()),
        "of_today": asked.address(day=clock.today().isoformat()),
        "as_day": asked.address(view=""), "as_week": asked.address(view="week"),
    }  # fmt: skip
    return TemplateResponse(request, "outreach/appointments/calendar.html", shown)


def marked(found: list[Appointment], by) -> list[Appointment]:
    """Each with who comes (nobody where she is protected), its colour, and the buttons it has now."""
    now = clock.now()
    for one in found:
        one.guest = one.guests[0] if one.guests else None
        one.tone = TONES[one.state]
        open_now = APPOINTMENT_MOVES.open_to(by, one.state) if one.guest else []
        one.moves = {
            move.name: move.label for move in open_now if move.name != "missed" or one.starts_at <= now
        }
        one.is_late = one.state == AppointmentState.BOOKED and one.ends_at < now
    return found


def _columns(found: Iterable[Appointment]) -> list[dict]:
    """One for each colleague or profession, by name."""
    ordered = sorted(found, key=lambda one: (one.with_whom.casefold(), one.starts_at))
    return [
        {"name": name, "appointments": list(of)} for name, of in groupby(ordered, lambda one: one.with_whom)
    ]


def _days(asked: View, found: list[Appointment]) -> list[dict]:
    """All days of the week, empty ones too; Sunday only when something is on it."""
    of_day: dict[date, list[Appointment]] = {}
    for one in found:
        of_day.setdefault(one.starts_at.astimezone(clock.ROME).date(), []).append(one)
    days = [asked.first + timedelta(days=ahead) for ahead in range(A_WEEK)]
    return [
        {"day": day, "url": asked.address(day=day.isoformat(), view=""), "appointments": of_day.get(day, [])}
        for day in days
        if day in of_day or day != asked.last
    ]
