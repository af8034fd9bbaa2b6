# SPDX-License-Identifier: AGPL-3.0-or-later
"""The day on paper: hours, given names, languages. No surname, and nothing of what it is for."""

from django.template.response import TemplateResponse

from lgnet.network.door import city_page
from lgnet.outreach.models import AppointmentPerson
from lgnet.outreach.policies import may_read_appointments
from lgnet.outreach.web.appointments.calendar import View, marked


@city_page(may_read_appointments)
def sheet(request, by):
    asked = View(request.GET, by=by)
    found = marked(asked.shown(by), by)
    rows = [{"appointment": one, "called": _called(one.guest)} for one in found]
    return TemplateResponse(request, "outreach/appointments/sheet.html", {"asked": asked, "rows": rows})


def _called(guest: AppointmentPerson | None) -> str:
    """The given name alone; empty where only another team knows who comes."""
    if guest is None:
        return ""
    return (guest.person.given_name or "–") if guest.person_id else guest.said_name
