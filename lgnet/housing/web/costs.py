# SPDX-License-Identifier: AGPL-3.0-or-later
"""What running a house costs, period by period."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.keep_cost import remove_cost, write_cost
from lgnet.housing.choices import CostKind
from lgnet.housing.policies import may_keep_houses, may_read_costs
from lgnet.housing.queries.houses import get_house
from lgnet.housing.queries.works import costs_of, get_cost, total_of
from lgnet.housing.web.rental.fields import EurosField
from lgnet.network.door import city_page
from lgnet.network.saying import DAY, done, pressed, status

ON_A_PAGE = 50
FIELDS = {
    "housing.not_an_amount": "amount",
    "housing.ends_before_it_begins": "last_day",
    "housing.gives_address_away": "note",
}


class CostForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=CostKind.choices)
    first_day = forms.DateField(label=gettext_lazy("First day"), widget=DAY)
    last_day = forms.DateField(label=gettext_lazy("Last day"), widget=DAY)
    amount = EurosField(label=gettext_lazy("Amount in euros"))
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip


@city_page(may_read_costs)
def costs(request, by, house_id):
    home = get_house(by, house_id)
    shown = {
        "home": home,
        "page": Paginator(costs_of(home), ON_A_PAGE).get_page(request.GET.get("page")),
        "total": total_of(home),
        "may_keep": may_keep_houses.allows(by),
    }
    return TemplateResponse(request, "housing/costs.html", shown)


@city_page(may_keep_houses, writes=True)
def new_cost(request, by, house_id):
    home, form = get_house(by, house_id), CostForm(request.POST or None)
    return _cost_page(request, by, home, form, title=_("New cost"))


@city_page(may_keep_houses, writes=True)
def correct_cost(request, by, house_id, cost_id):
    home = get_house(by, house_id)
    cost = get_cost(home, cost_id)
    before = {name: getattr(cost, name) for name in CostForm.base_fields}
    form = CostForm(request.POST or None, initial=before)
    return _cost_page(request, by, home, form, title=cost.get_kind_display(), cost=cost)


@city_page(may_keep_houses, writes=True)
def drop_cost(request, by, house_id, cost_id):
    home = get_house(by, house_id)
    cost = get_cost(home, cost_id)
    pressed(request, lambda: remove_cost(cost=cost, by=by), _("The cost is taken away."))
    return redirect("housing:costs", request.city.slug, home.pk)


def _cost_page(request, by, home, form, *, title, cost=None):
    if form.is_valid() and done(
        form, lambda: write_cost(home=home, cost=cost, by=by, **form.cleaned_data), fields=FIELDS
    ):
        messages.success(request, _("The cost is written down."))
        return redirect("housing:costs", request.city.slug, home.pk)
    back = reverse("housing:costs", args=[request.city.slug, home.pk])
    shown = {"form": form, "home": home, "title": title, "back": back}
    return TemplateResponse(request, "housing/of_house_form.html", shown, status=status(form))
