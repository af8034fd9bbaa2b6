# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stop of a route: where, on which day of the week, from when to when."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, status
from lgnet.outreach.actions.keep_stop import add_stop, change_stop
from lgnet.outreach.models import Stop
from lgnet.outreach.policies import may_keep_units
from lgnet.outreach.units import get_route, get_stop
from lgnet.outreach.web.units.position import PositionField, written
from lgnet.people.codes import LANGUAGES

HOUR = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
FIELDS = {
    "outreach.at_two_places": "starts_at",
    "outreach.stop_takes_no_time": "ends_at",
    "outreach.ends_before_beginning": "valid_until",
}


class StopForm(forms.Form):
    place = forms.CharField(label=gettext_lazy("Place"), max_length=160)
    hint = forms.CharField(
        label=gettext_lazy("Where exactly"), max_length=160, required=False,
        help_text=gettext_lazy("For who looks for you: in front of the station, beside the newsagent."),
    )  # fmt: skip
    weekday = forms.TypedChoiceField(label=gettext_lazy("Day"), choices=WEEKDAYS.items(), coerce=int)
    starts_at = forms.TimeField(label=pgettext_lazy("hour", "From"), widget=HOUR)
    ends_at = forms.TimeField(
        label=pgettext_lazy("hour", "To"), widget=HOUR,
        help_text=gettext_lazy("What ends after midnight simply has the earlier hour."),
    )  # fmt: skip
    is_public = forms.BooleanField(
        label=pgettext_lazy("stop", "Shown to the public"), required=False, initial=True,
        help_text=gettext_lazy("Leave it out where being seen may harm who comes: it is then told to nobody outside."),
    )  # fmt: skip
    position = PositionField()
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    valid_from = forms.DateField(label=gettext_lazy("From the day"), widget=DAY)
    valid_until = forms.DateField(
        label=gettext_lazy("Until the day"), widget=DAY, required=False,
        help_text=gettext_lazy("Empty: until somebody says otherwise."),
    )  # fmt: skip

    def __init__(self, sent, *, stop: Stop | None = None) -> None:
        before = {name: getattr(stop, name, None) for name in self.base_fields} if stop else {}
        super().__init__(sent, initial={"valid_from": clock.today(), **before, "position": written(stop)})
        self.fields["languages"].choices = LANGUAGES.choices(get_language())
        for name in ("place", "hint"):
            self.fields[name].widget.attrs["dir"] = "auto"

    def told(self) -> dict:
        """What the actions take."""
        latitude, longitude = self.cleaned_data["position"]
        rest = {name: value for name, value in self.cleaned_data.items() if name != "position"}
        return {**rest, "latitude": latitude, "longitude": longitude}


@city_page(may_keep_units, writes=True)
def new_stop(request, by, route_id):
    route = get_route(by, route_id)
    form = StopForm(request.POST or None)
    if form.is_valid() and done(form, lambda: add_stop(route=route, by=by, **form.told()), fields=FIELDS):
        messages.success(request, _("The stop is there."))
        again = "another" in request.POST
        page, named = ("units:new_stop", route.pk) if again else ("units:unit", route.unit_id)
        return redirect(page, request.city.slug, named)
    shown = {"form": form, "route": route, "unit": route.unit}
    return TemplateResponse(request, "outreach/units/stop_form.html", shown, status=status(form))


@city_page(may_keep_units, writes=True)
def correct_stop(request, by, stop_id):
    stop = get_stop(by, stop_id)
    place = stop.place
    form = StopForm(request.POST or None, stop=stop)
    if form.is_valid() and done(form, lambda: change_stop(stop=stop, by=by, **form.told()), fields=FIELDS):
        messages.success(request, _("The stop is changed."))
        return redirect("units:unit", request.city.slug, stop.unit_id)
    shown = {"form": form, "route": stop.route, "unit": stop.unit, "stop": stop, "place": place}
    return TemplateResponse(request, "outreach/units/stop_form.html", shown, status=status(form))
