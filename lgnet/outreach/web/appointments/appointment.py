# SPDX-License-Identifier: AGPL-3.0-or-later
"""One appointment: who, when, what for, whether she was reminded, and what may be done now."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.kernel.clock import ROME
from lgnet.network.door import city_page
from lgnet.network.errors import NoSuchPage
from lgnet.network.saying import pressed
from lgnet.outreach.actions.move_appointment import say_came, say_missed, take_back
from lgnet.outreach.appointments import get_appointment
from lgnet.outreach.crowding import crowd_at
from lgnet.outreach.models import Appointment, Reminder
from lgnet.outreach.policies import (
    APPOINTMENT_MOVES,
    may_keep_appointments,
    may_read_appointments,
    may_read_purpose,
    may_write_contacts,
)
from lgnet.outreach.queries import names_of
from lgnet.outreach.web.appointments.calendar import marked
from lgnet.outreach.web.appointments.reminder import ReminderForm
from lgnet.people.policies import may_read_people

BUTTONS = {"came": say_came, "missed": say_missed, "take_back": take_back}


@city_page(may_read_appointments)
def appointment(request, by, appointment_id):
    (found,) = marked([get_appointment(by, appointment_id)], by)
    names = names_of([found.booked_by, found.told_by])
    agreed = (
        Reminder.objects.filter(guest=found.guest, withdrawn_at=None).prefetch_related("sendings").first()
    )
    reminds = may_keep_appointments.allows(by) and found.state == "booked"
    shown = {
        "appointment": found, "guest": found.guest, "moves": found.moves,
        "reads_purpose": may_read_purpose.allows(by, appointment=found, guest=found.guest),
        "reads_person": may_read_people.allows(by), "writes": may_write_contacts.allows(by),
        "booker": names.get(found.booked_by, ""), "teller": names.get(found.told_by, ""),
        "moved_to": Appointment.objects.filter(instead_of=found).first(), "agreed": agreed,
        "reminds": reminds, "form": ReminderForm() if reminds and agreed is None else None,
        "crowd": crowd_at(found),
    }  # fmt: skip
    return TemplateResponse(request, "outreach/appointments/appointment.html", shown)


@city_page(may_keep_appointments, writes=True)
def press(request, by, appointment_id, move):
    """A button: she came, she did not, it was a mistake. `then=calendar` leads back to the day."""
    if move not in BUTTONS:
        raise NoSuchPage()
    found = get_appointment(by, appointment_id)
    label = _("%(who)s: %(what)s.") % {"who": found.guests[0].who, "what": APPOINTMENT_MOVES[move].label}
    pressed(request, lambda: BUTTONS[move](appointment=found, by=by), label)
    if request.POST.get("then") == "calendar":
        day = found.starts_at.astimezone(ROME).date().isoformat()
        return redirect(f"{reverse('appointments:calendar', args=[request.city.slug])}?day={day}")
    return redirect("appointments:appointment", request.city.slug, found.pk)
