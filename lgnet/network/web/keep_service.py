# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages on which a service is written."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.actions.change_service import change_service
from lgnet.network.directory import get_service
from lgnet.network.door import city_page
from lgnet.network.models import Provider
from lgnet.network.policies import may_keep_directory
from lgnet.network.saying import done, status
from lgnet.network.web.service_form import FIELD_OF_PROBLEM, ServiceForm


@city_page(may_keep_directory, writes=True)
def new_service(request, by):
    """What somebody writes today she has checked today."""
    form = ServiceForm(request.POST or None, city=request.city)
    made = []

    def add() -> None:
        provider = _provider(form, by=by)
        today = clock.today()
        made.append(add_service(provider=provider, last_checked_on=today, by=by, **form.described()))

    if form.is_valid() and done(form, add, fields=FIELD_OF_PROBLEM):
        messages.success(request, _("The service is in the directory."))
        return redirect("network:service", request.city.slug, made[0].pk)
    return TemplateResponse(request, "network/service_form.html", {"form": form}, status=status(form))


@city_page(may_keep_directory, writes=True)
def correct_service(request, by, service_id):
    service = get_service(by, service_id)
    name = service.name
    form = ServiceForm(request.POST or None, city=request.city, service=service)

    def change() -> None:
        change_service(service=service, provider=_provider(form, by=by), by=by, **form.described())

    if form.is_valid() and done(form, change, fields=FIELD_OF_PROBLEM):
        messages.success(request, _("The service is corrected."))
        return redirect("network:service", request.city.slug, service.pk)
    shown = {"form": form, "service": service, "name": name}
    return TemplateResponse(request, "network/service_form.html", shown, status=status(form))


def _provider(form: ServiceForm, *, by) -> Provider:
    if form.cleaned_data["provider"]:
        return form.cleaned_data["provider"]
    return add_provider(name=form.cleaned_data["new_provider"], by=by)
