# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rooms and flats of a house."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.change_unit import change_unit
from lgnet.housing.actions.keep_property import add_unit
from lgnet.housing.choices import ForWhom
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.queries.beds import get_unit
from lgnet.housing.queries.houses import get_house
from lgnet.network.door import city_page
from lgnet.network.saying import done, status

NAME = {"housing.no_name": "name", "housing.house_name_taken": "name"}


class UnitForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    for_whom = forms.ChoiceField(label=gettext_lazy("For whom"), choices=ForWhom.choices)


@city_page(may_keep_houses, writes=True)
def new_unit(request, by, house_id):
    home, form = get_house(by, house_id), UnitForm(request.POST or None)
    if form.is_valid() and done(form, lambda: add_unit(home=home, by=by, **form.cleaned_data), fields=NAME):
        messages.success(request, _("It is there. Now its beds."))
        return redirect("housing:house", request.city.slug, home.pk)
    shown = {"form": form, "home": home, "title": _("New room or flat")}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))


@city_page(may_keep_houses, writes=True)
def correct_unit(request, by, house_id, flat_id):
    home = get_house(by, house_id)
    unit = get_unit(home, flat_id)
    title = unit.name
    form = UnitForm(request.POST or None, initial={"name": unit.name, "for_whom": unit.for_whom})
    if form.is_valid() and done(
        form, lambda: change_unit(unit=unit, by=by, **form.cleaned_data), fields=NAME
    ):
        messages.success(request, _("It is changed."))
        return redirect("housing:house", request.city.slug, home.pk)
    shown = {"form": form, "home": home, "title": title}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))
