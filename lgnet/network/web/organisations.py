# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bodies of the network, and which of them are cities where people are followed."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.actions.add_city import add_city
from lgnet.network.actions.add_organisation import add_organisation
from lgnet.network.choices import OrganisationKind
from lgnet.network.door import network_page
from lgnet.network.models import Organisation
from lgnet.network.policies import may_administer_network, may_read_programmes
from lgnet.network.programmes import get_organisation, organisations_with_parts
from lgnet.network.saying import done, status

ON_A_PAGE = 50


class OrganisationFilter(forms.Form):
    text = forms.CharField(label=gettext_lazy("Name or code"), required=False, max_length=80)


class OrganisationForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=OrganisationKind.choices)
    ipa = forms.RegexField(
        r"^[a-z0-9_]{2,20}$", label=gettext_lazy("IPA code"), required=False,
        help_text=gettext_lazy("Index of public administrations, like c_i452."),
    )  # fmt: skip
    belfiore = forms.RegexField(
        r"^[A-Z]\d{3}$", label=gettext_lazy("Cadastral code (Belfiore)"), required=False,
        help_text=gettext_lazy("Of a Comune, like I452."),
    )  # fmt: skip
    province = forms.CharField(label=gettext_lazy("Province"), max_length=60, required=False)
    region = forms.CharField(label=gettext_lazy("Region"), max_length=60, required=False)
    parent = forms.ModelChoiceField(
        Organisation.objects.all(), label=gettext_lazy("Works under"), required=False,
        empty_label=gettext_lazy("Nobody"),
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("Note"), max_length=300, required=False)


class CityForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the city"), max_length=80)
    slug = forms.SlugField(
        label=gettext_lazy("Its part of the addresses"), max_length=60, required=False,
        help_text=gettext_lazy("Like sassari. Empty: made of the name. It never changes."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of its public pages besides Italian, by law"), required=False,
        choices=[("de", gettext_lazy("German")), ("fr", gettext_lazy("French")), ("sl", gettext_lazy("Slovene"))],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


@network_page(may_read_programmes)
def organisations(request, by):
    filters = OrganisationFilter(request.GET)
    text = filters.cleaned_data["text"] if filters.is_valid() else ""
    page = Paginator(organisations_with_parts(text=text), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "filters": filters, "text": text, "writes": may_administer_network.allows(by)}
    return TemplateResponse(request, "network/organisations.html", shown)


@network_page(may_administer_network, writes=True)
def new_organisation(request, by):
    form = OrganisationForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: add_organisation(by=by, **form.cleaned_data), fields={"network.name_taken": "name"}
    ):
        messages.success(request, _("%(name)s is in the list.") % {"name": form.cleaned_data["name"]})
        return redirect("network:organisations")
    return TemplateResponse(request, "network/organisation_form.html", {"form": form}, status=status(form))


@network_page(may_administer_network, writes=True)
def new_city(request, by, key):
    """From now on people can be met and followed in a city for which this body acts."""
    organisation = get_organisation(key)
    name = organisation.name.removeprefix("Comune di ")
    form = CityForm(request.POST or None, initial={"name": name})
    if form.is_valid() and done(
        form,
        lambda: add_city(organisation=organisation, by=by, **form.cleaned_data),
        fields={"network.city_already": "slug"},
    ):
        said = _("%(name)s is a city of the network: invite its administrator.") % {
            "name": form.cleaned_data["name"]
        }
        messages.success(request, said)
        return redirect("network:network_new_user")
    shown = {"form": form, "organisation": organisation}
    return TemplateResponse(request, "network/city_form.html", shown, status=status(form))
