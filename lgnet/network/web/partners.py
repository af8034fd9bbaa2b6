# SPDX-License-Identifier: AGPL-3.0-or-later
"""The partners of a programme."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.network.actions.add_partnership import add_partnership
from lgnet.network.actions.change_partnership import change_partnership
from lgnet.network.door import network_page
from lgnet.network.policies import may_administer_network
from lgnet.network.programmes import get_partnership, get_programme
from lgnet.network.saying import done, status
from lgnet.network.web.programme_forms import FIELD_OF_PROBLEM, NewPartForm, PartForm


@network_page(may_administer_network, writes=True)
def new_partner(request, by, code):
    programme = get_programme(code)
    form = NewPartForm(request.POST or None)
    fields = FIELD_OF_PROBLEM | {"network.partner_already": "organisation"}
    if form.is_valid() and done(
        form, lambda: add_partnership(programme=programme, by=by, **form.cleaned_data), fields=fields
    ):
        said = _("%(name)s takes part.") % {"name": form.cleaned_data["organisation"]}
        messages.success(request, said)
        return redirect("network:programme", programme.code)
    shown = {"form": form, "programme": programme}
    return TemplateResponse(request, "network/partner_form.html", shown, status=status(form))


@network_page(may_administer_network, writes=True)
def correct_partner(request, by, code, partnership_id):
    programme = get_programme(code)
    partnership = get_partnership(programme, partnership_id)
    form = PartForm(request.POST or None, partnership=partnership)
    if form.is_valid() and done(
        form,
        lambda: change_partnership(partnership=partnership, by=by, **form.cleaned_data),
        fields=FIELD_OF_PROBLEM,
    ):
        messages.success(request, _("The partner is changed."))
        return redirect("network:programme", programme.code)
    shown = {"form": form, "programme": programme, "partnership": partnership}
    return TemplateResponse(request, "network/partner_form.html", shown, status=status(form))
