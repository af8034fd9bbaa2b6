# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who gives services: name and how it is reached, for all of them."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.actions.change_provider import change_provider
from lgnet.network.directory import get_provider
from lgnet.network.door import city_page
from lgnet.network.models import Provider
from lgnet.network.policies import may_keep_directory
from lgnet.network.saying import done, status


class ProviderForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=40, required=False,
        help_text=gettext_lazy("Shown for each service that has none of its own."),
    )  # fmt: skip
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    website = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https")

    def __init__(self, sent, *, provider: Provider) -> None:
        super().__init__(sent, initial={name: getattr(provider, name) for name in self.base_fields})


@city_page(may_keep_directory, writes=True)
def correct_provider(request, by, provider_id):
    provider = get_provider(by, provider_id)
    name, services = provider.name, list(provider.services.filter(closed_on=None))
    form = ProviderForm(request.POST or None, provider=provider)
    if form.is_valid() and done(
        form,
        lambda: change_provider(provider=provider, by=by, **form.cleaned_data),
        fields={"network.name_taken": "name"},
    ):
        messages.success(request, _("The provider is corrected."))
        return redirect("network:directory", request.city.slug)
    shown = {"form": form, "provider": provider, "name": name, "services": services}
    return TemplateResponse(request, "network/provider.html", shown, status=status(form))
