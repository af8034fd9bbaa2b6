# SPDX-License-Identifier: AGPL-3.0-or-later
"""One service of the directory, and the buttons of who uses it and who keeps it."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.network.actions.close_service import close_service
from lgnet.network.actions.confirm_service import confirm_service
from lgnet.network.actions.reopen_service import reopen_service
from lgnet.network.actions.report_service import report_service
from lgnet.network.directory import get_service, standing
from lgnet.network.door import city_page
from lgnet.network.policies import may_keep_directory, may_read_directory
from lgnet.network.saying import done, pressed, status
from lgnet.network.slots import service_sections
from lgnet.network.web.service_words import told_now


class ReportForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What is not so?"),
        max_length=300,
        help_text=gettext_lazy("About the service only: no names of the people you help."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


@city_page(may_read_directory)
def service(request, by, service_id):
    told = told_now(standing(get_service(by, service_id), clock.now()))
    shown = {
        "told": told,
        "keeps": may_keep_directory.allows(by),
        "sections": service_sections(by, told.service),
    }
    return TemplateResponse(request, "network/service.html", shown)


@city_page(may_read_directory, writes=True)
def report(request, by, service_id):
    reported = get_service(by, service_id)
    form = ReportForm(request.POST or None)
    if form.is_valid() and done(form, lambda: report_service(service=reported, by=by, **form.cleaned_data)):
        messages.success(request, _("Thank you. Whoever keeps the directory will check."))
        return redirect("network:service", request.city.slug, reported.pk)
    return TemplateResponse(
        request, "network/service_report.html", {"service": reported, "form": form}, status=status(form)
    )


@city_page(may_keep_directory, writes=True)
def confirm(request, by, service_id):
    checked = get_service(by, service_id)
    pressed(request, lambda: confirm_service(service=checked, by=by), _("Noted: checked today."))
    return redirect("network:service", request.city.slug, checked.pk)


@city_page(may_keep_directory, writes=True)
def close(request, by, service_id):
    closed = get_service(by, service_id)
    pressed(
        request,
        lambda: close_service(service=closed, by=by),
        _("The service is closed: nobody is sent there."),
    )
    return redirect("network:service", request.city.slug, closed.pk)


@city_page(may_keep_directory, writes=True)
def reopen(request, by, service_id):
    opened = get_service(by, service_id)
    pressed(request, lambda: reopen_service(service=opened, by=by), _("The service is open again."))
    return redirect("network:service", request.city.slug, opened.pk)
