# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write a house, correct it, close it and open it again."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.change_property import change_property
from lgnet.housing.actions.close_property import close_property, reopen_property
from lgnet.housing.actions.keep_property import add_property
from lgnet.housing.policies import may_keep_houses, may_write_house
from lgnet.housing.queries.houses import get_house
from lgnet.housing.web.house_form import FIELD_OF_PROBLEM, HouseForm
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, pressed, status
from lgnet.trust import audit


class ClosingForm(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("First night without anybody"), widget=DAY,
        help_text=gettext_lazy("Whoever sleeps there leaves on this day at the latest."),
    )  # fmt: skip


@city_page(may_keep_houses, writes=True)
def new_house(request, by):
    form, made = HouseForm(request.POST or None, city=request.city), []
    if form.is_valid() and done(
        form, lambda: made.append(add_property(by=by, **form.told())), fields=FIELD_OF_PROBLEM
    ):
        messages.success(request, _("The house is there. Now its rooms or flats, and their beds."))
        return redirect("housing:house", request.city.slug, made[0].pk)
    return TemplateResponse(request, "housing/house_form.html", {"form": form}, status=status(form))


@city_page(may_keep_houses, writes=True)
def correct_house(request, by, house_id):
    home = get_house(by, house_id)
    may_write_house(by, home=home)
    if home.is_confidential:
        audit.shown("housing.address_shown", by=by, target=home)
    name, form = home.name, HouseForm(request.POST or None, city=request.city, home=home)
    if form.is_valid() and done(
        form, lambda: change_property(home=home, by=by, **form.told()), fields=FIELD_OF_PROBLEM
    ):
        messages.success(request, _("The house is changed."))
        return redirect("housing:house", request.city.slug, home.pk)
    shown = {"form": form, "home": home, "name": name}
    return TemplateResponse(request, "housing/house_form.html", shown, status=status(form))


@city_page(may_keep_houses, writes=True)
def close_house(request, by, house_id):
    home = get_house(by, house_id)
    may_write_house(by, home=home)
    form = ClosingForm(request.POST or None)
    if form.is_valid() and done(form, lambda: close_property(home=home, by=by, **form.cleaned_data)):
        messages.success(request, _("The house closes on that day."))
        return redirect("housing:house", request.city.slug, home.pk)
    shown = {"form": form, "home": home, "title": _("Close the house"), "submit": _("Close the house")}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))


@city_page(may_keep_houses, writes=True)
def reopen_house(request, by, house_id):
    home = get_house(by, house_id)
    pressed(request, lambda: reopen_property(home=home, by=by), _("The house is open."))
    return redirect("housing:house", request.city.slug, home.pk)
