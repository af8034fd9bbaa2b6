# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds out of use: which, until when, why, and who bears the empty nights."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lgnet.housing.actions.open_void import change_void, end_void, open_void
from lgnet.housing.choices import VoidReason
from lgnet.housing.hours import tonight
from lgnet.housing.policies import may_keep_houses, may_read_houses
from lgnet.housing.queries.houses import get_house
from lgnet.housing.queries.voids import OF_ALL, beds_chosen, choices_of, get_void, voids_of
from lgnet.housing.queries.works import works_going_on
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, pressed, status

ON_A_PAGE = 50
FIELDS = {"housing.no_night": "ends_on", "housing.gives_address_away": "note"}


class LaterForm(forms.Form):
    """What may be changed of it."""

    ends_on = forms.DateField(
        label=gettext_lazy("Used again from"), widget=DAY, required=False,
        help_text=gettext_lazy("The first night on which somebody may sleep there. Leave it empty while nobody knows."),
    )  # fmt: skip
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=VoidReason.choices)
    cost_centre = forms.CharField(
        label=gettext_lazy("Cost centre"), max_length=40, required=False,
        help_text=gettext_lazy("Who bears the empty nights, as the accounts call it."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=300, required=False,
        help_text=gettext_lazy("No names of people."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip


class VoidForm(LaterForm):
    what = forms.ChoiceField(label=gettext_lazy("What is out of use"))
    starts_on = forms.DateField(label=gettext_lazy("First night"), widget=DAY)
    works = forms.ModelChoiceField(
        None, label=gettext_lazy("For these works"), required=False, empty_label=gettext_lazy("None"),
        help_text=gettext_lazy("When they are finished, it ends."),
    )  # fmt: skip
    field_order = ("what", "starts_on", "ends_on", "reason", "works", "cost_centre", "note")

    def __init__(self, sent, *, home) -> None:
        super().__init__(sent, initial={"starts_on": tonight()})
        self.fields["what"].choices = [(OF_ALL, _("The whole house")), *choices_of(home)]
        self.fields["works"].queryset = works_going_on(home)


@city_page(may_read_houses)
def voids(request, by, house_id):
    home = get_house(by, house_id)
    page = Paginator(voids_of(home), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"home": home, "page": page, "today": tonight(), "may_keep": may_keep_houses.allows(by)}
    return TemplateResponse(request, "housing/voids.html", shown)


@city_page(may_keep_houses, writes=True)
def new_void(request, by, house_id):
    home = get_house(by, house_id)
    form = VoidForm(request.POST or None, home=home)
    if form.is_valid() and done(form, lambda: _open(home, form.cleaned_data, by), fields=FIELDS):
        messages.success(request, _("It is out of use."))
        return redirect("housing:voids", request.city.slug, home.pk)
    return _form_page(request, home, form, title=pgettext("bed", "Out of use"), submit=_("Put out of use"))


def _open(home, told: dict, by) -> None:
    told = dict(told)
    beds = beds_chosen(home, told.pop("what"), told["starts_on"], told["ends_on"])
    open_void(beds=beds, by=by, **told)


@city_page(may_keep_houses, writes=True)
def void(request, by, void_id):
    found = get_void(by, void_id)
    taken, home = found.taken, found.taken.bed.unit.property
    before = {name: getattr(found, name) for name in ("reason", "cost_centre", "note")}
    form = LaterForm(request.POST or None, initial=before | {"ends_on": taken.ends_on})
    title = f"{taken.bed.unit.name} · {taken.bed.name}"
    if form.is_valid() and done(
        form, lambda: change_void(void=found, by=by, **form.cleaned_data), fields=FIELDS
    ):
        messages.success(request, _("It is changed."))
        return redirect("housing:voids", request.city.slug, home.pk)
    return _form_page(request, home, form, title=title)


@city_page(may_keep_houses, writes=True)
def use_again(request, by, void_id):
    """The button: used again from tonight; one that has not begun is taken back."""
    found = get_void(by, void_id)
    home = found.taken.bed.unit.property
    pressed(request, lambda: end_void(void=found, on=tonight(), by=by), _("It is used again from tonight."))
    return redirect("housing:voids", request.city.slug, home.pk)


def _form_page(request, home, form, **words):
    back = reverse("housing:voids", args=[request.city.slug, home.pk])
    shown = {"form": form, "home": home, "back": back, **words}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))
