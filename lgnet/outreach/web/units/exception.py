# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days that are not as always: a stop cancelled or moved, or one made on that day only."""

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, pressed, status
from lgnet.outreach.actions.keep_exception import add_extra_stop, cancel_stop, move_stop, withdraw_exception
from lgnet.outreach.choices import ExceptionKind, ExceptionReason
from lgnet.outreach.models import Stop
from lgnet.outreach.policies import may_keep_units
from lgnet.outreach.timetable import AS_ALWAYS
from lgnet.outreach.units import get_exception, get_route, get_stop, halts_of
from lgnet.outreach.web.units.position import PositionField
from lgnet.outreach.web.units.stop import HOUR
from lgnet.people.codes import LANGUAGES

WEEKS_AHEAD = 12
FIELDS = {
    "outreach.at_two_places": "starts_at",
    "outreach.stop_takes_no_time": "ends_at",
    "outreach.not_that_day": "on",
    "outreach.otherwise_already": "on",
    "outreach.day_is_past": "on",
}


class OtherwiseForm(forms.Form):
    on = forms.TypedChoiceField(label=gettext_lazy("Which day"), coerce=date.fromisoformat)
    kind = forms.ChoiceField(label=gettext_lazy("What is different"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=ExceptionReason.choices)
    place = forms.CharField(
        label=gettext_lazy("Other place"), max_length=160, required=False,
        help_text=gettext_lazy("Only when it is moved. Empty: the place stays."),
    )  # fmt: skip
    hint = forms.CharField(label=gettext_lazy("Where exactly"), max_length=160, required=False)
    starts_at = forms.TimeField(label=pgettext_lazy("hour", "From"), widget=HOUR, required=False)
    ends_at = forms.TimeField(
        label=pgettext_lazy("hour", "To"),
        widget=HOUR,
        required=False,
        help_text=gettext_lazy("Empty: the hours stay."),
    )
    position = PositionField()

    def __init__(self, sent, *, stop: Stop) -> None:
        super().__init__(sent)
        self.fields["on"].choices = _days_of(stop)
        self.fields["kind"].choices = [
            (ExceptionKind.CANCELLED.value, _("The stop is not made")),
            (ExceptionKind.MOVED.value, _("It is elsewhere, or at other hours")),
        ]

    def write(self, *, stop: Stop, by) -> None:
        told = self.cleaned_data
        named = {"stop": stop, "on": told["on"], "reason": told["reason"], "by": by}
        if told["kind"] == ExceptionKind.CANCELLED:
            cancel_stop(**named)
            return
        latitude, longitude = told["position"]
        where = {name: told[name] for name in ("place", "hint", "starts_at", "ends_at")}
        move_stop(**named, **where, latitude=latitude, longitude=longitude)


class ExtraForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Which day"), widget=DAY)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=160)
    hint = forms.CharField(label=gettext_lazy("Where exactly"), max_length=160, required=False)
    starts_at = forms.TimeField(label=pgettext_lazy("hour", "From"), widget=HOUR)
    ends_at = forms.TimeField(label=pgettext_lazy("hour", "To"), widget=HOUR)
    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=ExceptionReason.choices, initial="needed")
    is_public = forms.BooleanField(
        label=pgettext_lazy("stop", "Shown to the public"), required=False, initial=True
    )
    position = PositionField()
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken there"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, sent) -> None:
        super().__init__(sent, initial={"on": clock.today()})
        self.fields["languages"].choices = LANGUAGES.choices(get_language())

    def write(self, *, route, by) -> None:
        latitude, longitude = self.cleaned_data["position"]
        told = {name: value for name, value in self.cleaned_data.items() if name != "position"}
        add_extra_stop(route=route, by=by, **told, latitude=latitude, longitude=longitude)


def _days_of(stop: Stop) -> list[tuple[str, str]]:
    """The coming days on which the stop is made as always."""
    today = clock.today()
    found = halts_of([stop.unit_id], first=today, last=today + timedelta(weeks=WEEKS_AHEAD))
    days = [halt.on for halt in found if halt.stop_id == stop.pk and halt.kind == AS_ALWAYS]
    return [(day.isoformat(), date_format(day, "l j F")) for day in days]


@city_page(may_keep_units, writes=True)
def otherwise(request, by, stop_id):
    stop = get_stop(by, stop_id)
    form = OtherwiseForm(request.POST or None, stop=stop)
    if form.is_valid() and done(form, lambda: form.write(stop=stop, by=by), fields=FIELDS):
        messages.success(request, _("Written: whoever looks for the unit on that day sees it."))
        return redirect("units:unit", request.city.slug, stop.unit_id)
    shown = {"form": form, "stop": stop, "unit": stop.unit}
    return TemplateResponse(request, "outreach/units/otherwise.html", shown, status=status(form))


@city_page(may_keep_units, writes=True)
def extra_stop(request, by, route_id):
    route = get_route(by, route_id)
    form = ExtraForm(request.POST or None)
    if form.is_valid() and done(form, lambda: form.write(route=route, by=by), fields=FIELDS):
        messages.success(request, _("The additional stop is there."))
        return redirect("units:unit", request.city.slug, route.unit_id)
    shown = {"form": form, "route": route, "unit": route.unit}
    return TemplateResponse(request, "outreach/units/extra_stop.html", shown, status=status(form))


@city_page(may_keep_units, writes=True)
def withdraw_otherwise(request, by, exception_id):
    exception = get_exception(by, exception_id)
    unit_id = exception.route.unit_id
    pressed(
        request, lambda: withdraw_exception(exception=exception, by=by), _("That day is as always again.")
    )
    return redirect("units:unit", request.city.slug, unit_id)
