# SPDX-License-Identifier: AGPL-3.0-or-later
"""Works on a house, and the beds that they open."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.keep_works import change_works, plan_works
from lgnet.housing.actions.plan_bed import plan_bed, unplan_bed
from lgnet.housing.choices import Trait
from lgnet.housing.models import Unit
from lgnet.housing.policies import WORKS_MOVES, may_keep_houses, may_read_houses
from lgnet.housing.queries.houses import get_house
from lgnet.housing.queries.works import get_planned_bed, get_works, works_of
from lgnet.housing.web.rental.fields import EurosField
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, pressed, status

LINE = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
TONES = {"planned": "info", "under_way": "warning", "finished": "success", "given_up": "neutral"}
FIELDS = {
    "housing.no_name": "what",
    "housing.wrong_cig": "cig",
    "housing.not_an_amount": "budget",
    "housing.ends_before_it_begins": "planned_to",
    "housing.gives_address_away": "what",
}


class WorksForm(forms.Form):
    what = forms.CharField(label=gettext_lazy("What is done"), max_length=200, widget=LINE)
    cig = forms.CharField(
        label="CIG", max_length=14, required=False,
        help_text=gettext_lazy("Code of the contract: ten letters and figures."),
    )  # fmt: skip
    contractor = forms.CharField(
        label=gettext_lazy("Contractor"), max_length=120, required=False, widget=LINE
    )
    budget = EurosField(label=gettext_lazy("Budget in euros"), required=False)
    planned_from = forms.DateField(label=gettext_lazy("Planned from"), widget=DAY, required=False)
    planned_to = forms.DateField(label=gettext_lazy("Planned until"), widget=DAY, required=False)


class PlannedBedForm(forms.Form):
    unit = forms.ModelChoiceField(None, label=gettext_lazy("Room or flat"))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=40)
    traits = forms.MultipleChoiceField(
        label=gettext_lazy("What it offers"), choices=Trait.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, sent, *, home) -> None:
        super().__init__(sent)
        self.fields["unit"].queryset = Unit.objects.filter(property=home)


@city_page(may_read_houses)
def works_list(request, by, house_id):
    home = get_house(by, house_id)
    rows = [(one, TONES[one.state]) for one in works_of(home)]
    shown = {"home": home, "rows": rows, "may_keep": may_keep_houses.allows(by)}
    return TemplateResponse(request, "housing/works_list.html", shown)


@city_page(may_read_houses)
def works(request, by, works_id):
    found = get_works(by, works_id)
    shown = {
        "home": found.property,
        "works": found,
        "tone": TONES[found.state],
        "planned": found.planned_beds.select_related("unit", "bed"),
        "voids": found.voids.select_related("taken__bed__unit"),
        "moves": WORKS_MOVES.open_to(by, found.state),
        "may_keep": may_keep_houses.allows(by),
    }
    return TemplateResponse(request, "housing/works.html", shown)


@city_page(may_keep_houses, writes=True)
def new_works(request, by, house_id):
    home, form, made = get_house(by, house_id), WorksForm(request.POST or None), []
    if form.is_valid() and done(
        form, lambda: made.append(plan_works(home=home, by=by, **form.cleaned_data)), fields=FIELDS
    ):
        messages.success(request, _("The works are planned. Now the beds that they open."))
        return redirect("housing:works", request.city.slug, made[0].pk)
    back = reverse("housing:works_list", args=[request.city.slug, home.pk])
    shown = {"form": form, "home": home, "title": _("New works"), "back": back}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))


@city_page(may_keep_houses, writes=True)
def correct_works(request, by, works_id):
    found = get_works(by, works_id)
    title, before = found.what, {name: getattr(found, name) for name in WorksForm.base_fields}
    form = WorksForm(request.POST or None, initial=before)
    if form.is_valid() and done(
        form, lambda: change_works(works=found, by=by, **form.cleaned_data), fields=FIELDS
    ):
        messages.success(request, _("The works are changed."))
        return redirect("housing:works", request.city.slug, found.pk)
    return of_works(request, found, form, title=title)


@city_page(may_keep_houses, writes=True)
def new_planned_bed(request, by, works_id):
    found = get_works(by, works_id)
    form = PlannedBedForm(request.POST or None, home=found.property)
    if form.is_valid() and done(
        form,
        lambda: plan_bed(works=found, by=by, **form.cleaned_data),
        fields={"housing.house_name_taken": "name", "housing.gives_address_away": "name"},
    ):
        messages.success(request, _("The bed is planned."))
        return redirect("housing:works", request.city.slug, found.pk)
    return of_works(request, found, form, title=_("Bed that opens"), lead=found.what)


@city_page(may_keep_houses, writes=True)
def drop_planned_bed(request, by, works_id, planned_id):
    found = get_works(by, works_id)
    planned = get_planned_bed(found, planned_id)
    pressed(request, lambda: unplan_bed(planned=planned, by=by), _("It is not planned any more."))
    return redirect("housing:works", request.city.slug, found.pk)


def of_works(request, found, form, **words):
    back = reverse("housing:works", args=[request.city.slug, found.pk])
    shown = {"form": form, "home": found.property, "back": back, **words}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))
