# SPDX-License-Identifier: AGPL-3.0-or-later
"""The places of a city: one-stop shops, bases of mobile units."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgnet.network.actions.add_site import add_site
from lgnet.network.actions.change_site import change_site
from lgnet.network.choices import SiteKind
from lgnet.network.door import city_page
from lgnet.network.members import get_site, sites_of
from lgnet.network.models import Site
from lgnet.network.near import position_of
from lgnet.network.policies import may_administer_city
from lgnet.network.saying import done, status
from lgnet.network.slots import lent
from lgnet.network.web.position import PositionField, as_columns


class SiteForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=SiteKind.choices)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    position = PositionField()
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    opening_hours = forms.CharField(
        label=gettext_lazy("Opening hours"), max_length=300, required=False,
        help_text=gettext_lazy("As on the door: lun–ven 9:00–13:00; mar 15:00–17:30"),
    )  # fmt: skip
    is_accessible = forms.BooleanField(label=gettext_lazy("Accessible with a wheelchair"), required=False)
    is_public = forms.BooleanField(
        label=gettext_lazy("Shown to the public"), required=False, initial=True,
        help_text=gettext_lazy("Leave it out for a place that is better not known."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken there"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, sent, *, site: Site | None = None) -> None:
        own = [name for name in self.base_fields if name != "position"]
        before = {name: getattr(site, name) for name in own} if site else {}
        if site:
            before["position"] = position_of(site)
        super().__init__(sent, initial=before)
        self.fields["languages"].choices = lent("languages").choices(get_language())


@city_page(may_administer_city)
def sites(request, by):
    reader = get_language()
    rows = [
        (site, [lent("languages").label(code, reader) for code in site.languages]) for site in sites_of(by)
    ]
    return TemplateResponse(request, "network/sites.html", {"rows": rows})


@city_page(may_administer_city, writes=True)
def new_site(request, by):
    form = SiteForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: add_site(by=by, **as_columns(form.cleaned_data)), fields={"network.name_taken": "name"}
    ):
        messages.success(request, _("The place is there."))
        return redirect("network:sites", request.city.slug)
    return TemplateResponse(request, "network/site_form.html", {"form": form}, status=status(form))


@city_page(may_administer_city, writes=True)
def correct_site(request, by, site_id):
    site = get_site(by, site_id)
    name = site.name
    form = SiteForm(request.POST or None, site=site)
    if form.is_valid() and done(
        form,
        lambda: change_site(site=site, by=by, **as_columns(form.cleaned_data)),
        fields={"network.name_taken": "name"},
    ):
        messages.success(request, _("The place is changed."))
        return redirect("network:sites", request.city.slug)
    shown = {"form": form, "site": site, "name": name}
    return TemplateResponse(request, "network/site_form.html", shown, status=status(form))
