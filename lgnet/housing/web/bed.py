# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bed: what it offers, and from when to when it serves."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.change_bed import change_bed
from lgnet.housing.actions.keep_property import add_bed
from lgnet.housing.choices import Trait
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.queries.beds import get_bed, get_unit
from lgnet.housing.queries.houses import get_house
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, status

FIELDS = {
    "housing.no_name": "name",
    "housing.house_name_taken": "name",
    "housing.ends_before_it_begins": "out_of_service_from",
    "housing.taken_later": "out_of_service_from",
    "housing.taken_earlier": "in_service_from",
}


class BedForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=40)
    traits = forms.MultipleChoiceField(
        label=gettext_lazy("What it offers"), choices=Trait.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    in_service_from = forms.DateField(label=gettext_lazy("In service from"), widget=DAY)
    out_of_service_from = forms.DateField(
        label=gettext_lazy("Gone for good from"), required=False, widget=DAY,
        help_text=gettext_lazy("The first night on which it is no more. For a while only: out of use."),
    )  # fmt: skip


@city_page(may_keep_houses, writes=True)
def new_bed(request, by, house_id, flat_id):
    home = get_house(by, house_id)
    unit = get_unit(home, flat_id)
    form = BedForm(request.POST or None, initial={"in_service_from": clock.today()})
    if form.is_valid() and done(form, lambda: add_bed(unit=unit, by=by, **form.cleaned_data), fields=FIELDS):
        messages.success(request, _("The bed is there."))
        return redirect("housing:house", request.city.slug, home.pk)
    shown = {"form": form, "home": home, "title": _("New bed"), "lead": unit.name}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))


@city_page(may_keep_houses, writes=True)
def correct_bed(request, by, bed_id):
    bed = get_bed(by, bed_id)
    home, title = bed.unit.property, bed.name
    form = BedForm(request.POST or None, initial={name: getattr(bed, name) for name in BedForm.base_fields})
    if form.is_valid() and done(form, lambda: change_bed(bed=bed, by=by, **form.cleaned_data), fields=FIELDS):
        messages.success(request, _("The bed is changed."))
        return redirect("housing:house", request.city.slug, home.pk)
    shown = {"form": form, "home": home, "title": title, "lead": bed.unit.name}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))
