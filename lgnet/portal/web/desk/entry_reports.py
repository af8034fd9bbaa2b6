# SPDX-License-Identifier: AGPL-3.0-or-later
"""The button beside what the public said of an entry of the directory."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lgnet.network.door import city_page
from lgnet.network.errors import NotInThisCity
from lgnet.network.policies import may_keep_directory
from lgnet.network.saying import pressed
from lgnet.portal.actions.set_aside_report import set_aside_report
from lgnet.portal.models import EntryReport


@city_page(may_keep_directory, writes=True)
def set_aside(request, by, entry_report_id):
    report = EntryReport.objects.filter(pk=entry_report_id).first()
    if report is None:
        raise NotInThisCity()
    pressed(request, lambda: set_aside_report(report=report, by=by), _("The report is set aside."))
    return redirect("network:service", request.city.slug, report.service_id)
