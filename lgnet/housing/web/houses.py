# SPDX-License-Identifier: AGPL-3.0-or-later
"""The houses of the city as they stand tonight."""

from django import forms
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lgnet.housing.choices import PropertyKind
from lgnet.housing.hours import tonight
from lgnet.housing.policies import may_keep_houses, may_read_houses
from lgnet.housing.queries.houses import all_houses, on_night
from lgnet.network.door import city_page

ON_A_PAGE = 30


class HouseFilter(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *PropertyKind.choices], required=False)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", pgettext_lazy("houses", "Open")), ("closed", pgettext_lazy("houses", "Closed"))],
        required=False,
    )


@city_page(may_read_houses)
def houses(request, by):
    filters = HouseFilter(request.GET)
    told = filters.cleaned_data if filters.is_valid() else {"kind": "", "state": ""}
    found = all_houses(kind=told["kind"], closed=told["state"] == "closed")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    beds = on_night(tonight(), houses=[home.pk for home in page.object_list])
    shown = {
        "page": page,
        "filters": filters,
        "rows": [(home, beds[home.pk]) for home in page.object_list],
        "may_keep": may_keep_houses.allows(by),
    }
    return TemplateResponse(request, "housing/houses.html", shown)
