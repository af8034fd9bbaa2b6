# SPDX-License-Identifier: AGPL-3.0-or-later
"""One mobile unit: its routes with their stops, and the days that are not as always."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.models import Team
from lgnet.network.saying import done, status
from lgnet.outreach.actions.keep_unit import add_unit, change_unit
from lgnet.outreach.choices import UnitKind
from lgnet.outreach.models import MobileUnit, StopException
from lgnet.outreach.policies import may_keep_units, may_read_units
from lgnet.outreach.units import get_unit

TAKEN = {"outreach.unit_name_taken": "name"}


class UnitForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=UnitKind.choices)
    team = forms.ModelChoiceField(
        Team.objects.none(), label=gettext_lazy("Team"), empty_label=gettext_lazy("Choose")
    )
    vehicle = forms.CharField(
        label=gettext_lazy("Vehicle"), max_length=80, required=False,
        help_text=gettext_lazy("Make and plate; nobody outside the city reads it."),
    )  # fmt: skip

    def __init__(self, sent, *, by, unit: MobileUnit | None = None) -> None:
        before = {name: getattr(unit, name) for name in ("name", "kind", "team", "vehicle")} if unit else {}
        super().__init__(sent, initial=before)
        self.fields["team"].queryset = Team.objects.filter(city_id=by.city_id, closed_on=None)


class CorrectUnitForm(UnitForm):
    is_active = forms.BooleanField(
        label=gettext_lazy("In use"), required=False,
        help_text=gettext_lazy("Out of use it stops nowhere, and no shift is planned for it."),
    )  # fmt: skip

    def __init__(self, sent, *, by, unit: MobileUnit) -> None:
        super().__init__(sent, by=by, unit=unit)
        self.initial["is_active"] = unit.is_active


@city_page(may_read_units)
def unit(request, by, unit_id):
    found = get_unit(by, unit_id)
    yesterday = clock.today() - timedelta(days=1)
    otherwise = StopException.objects.filter(route__unit=found, on__gte=yesterday).select_related(
        "stop", "route"
    )
    shown = {
        "unit": found, "routes": found.routes.all(), "otherwise": otherwise, "keeps": may_keep_units.allows(by),
        "today": clock.today(),
    }  # fmt: skip
    return TemplateResponse(request, "outreach/units/unit.html", shown)


@city_page(may_keep_units, writes=True)
def new_unit(request, by):
    form = UnitForm(request.POST or None, by=by)
    made = []
    if form.is_valid() and done(
        form, lambda: made.append(add_unit(by=by, **form.cleaned_data)), fields=TAKEN
    ):
        messages.success(request, _("The unit is there: now give it a route."))
        return redirect("units:unit", request.city.slug, made[0].pk)
    return TemplateResponse(request, "outreach/units/unit_form.html", {"form": form}, status=status(form))


@city_page(may_keep_units, writes=True)
def correct_unit(request, by, unit_id):
    found = get_unit(by, unit_id)
    name = found.name
    form = CorrectUnitForm(request.POST or None, by=by, unit=found)
    if form.is_valid() and done(
        form, lambda: change_unit(unit=found, by=by, **form.cleaned_data), fields=TAKEN
    ):
        messages.success(request, _("The unit is changed."))
        return redirect("units:unit", request.city.slug, found.pk)
    shown = {"form": form, "unit": found, "name": name}
    return TemplateResponse(request, "outreach/units/unit_form.html", shown, status=status(form))
