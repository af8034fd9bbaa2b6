# SPDX-License-Identifier: AGPL-3.0-or-later
from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.network.saying import done, status
from lgnet.outreach.actions.keep_unit import add_route, change_route
from lgnet.outreach.policies import may_keep_units
from lgnet.outreach.units import get_route, get_unit
from lgnet.outreach.web.units.unit import TAKEN


class RouteForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=80, help_text=gettext_lazy("Such as: night in the centre.")
    )


@city_page(may_keep_units, writes=True)
def new_route(request, by, unit_id):
    unit = get_unit(by, unit_id)
    form = RouteForm(request.POST or None)
    made = []
    if form.is_valid() and done(
        form, lambda: made.append(add_route(unit=unit, by=by, **form.cleaned_data)), fields=TAKEN
    ):
        messages.success(request, _("The route is there: now write its stops."))
        return redirect("units:new_stop", request.city.slug, made[0].pk)
    shown = {"form": form, "unit": unit}
    return TemplateResponse(request, "outreach/units/route_form.html", shown, status=status(form))


@city_page(may_keep_units, writes=True)
def correct_route(request, by, route_id):
    route = get_route(by, route_id)
    name = route.name
    form = RouteForm(request.POST or None, initial={"name": name})
    if form.is_valid() and done(
        form, lambda: change_route(route=route, by=by, **form.cleaned_data), fields=TAKEN
    ):
        messages.success(request, _("The route is changed."))
        return redirect("units:unit", request.city.slug, route.unit_id)
    shown = {"form": form, "unit": route.unit, "name": name}
    return TemplateResponse(request, "outreach/units/route_form.html", shown, status=status(form))
