# SPDX-License-Identifier: AGPL-3.0-or-later
"""That somebody wants to be reminded by e-mail, and that she does not any more. Parts of the appointment's page."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.network.saying import done, pressed, status
from lgnet.outreach.actions.keep_reminder import agree_reminder, withdraw_reminder
from lgnet.outreach.appointments import get_appointment
from lgnet.outreach.policies import may_keep_appointments

FIELDS = {
    "outreach.not_an_address": "address",
    "outreach.reminder_not_agreed": "agrees",
    "outreach.address_not_safe": "is_safe",
    "outreach.address_known_unsafe": "address",
}


class ReminderForm(forms.Form):
    address = forms.EmailField(
        label=gettext_lazy("E-mail for a reminder"), max_length=120,
        help_text=gettext_lazy("Only time and place are written there, also when it is moved or called off."),
    )  # fmt: skip
    agrees = forms.BooleanField(
        label=gettext_lazy("The person agrees to be reminded by e-mail"), required=False
    )
    is_safe = forms.BooleanField(label=gettext_lazy("Nobody else reads this address"), required=False)


@city_page(may_keep_appointments, writes=True)
def remind(request, by, appointment_id):
    found = get_appointment(by, appointment_id)
    form = ReminderForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: agree_reminder(appointment=found, by=by, **form.cleaned_data), fields=FIELDS
    ):
        messages.success(request, _("The person will be reminded the day before and two hours before."))
        return redirect("appointments:appointment", request.city.slug, found.pk)
    shown = {"form": form, "appointment": found, "guest": found.guests[0]}
    return TemplateResponse(request, "outreach/appointments/remind.html", shown, status=status(form))


@city_page(may_keep_appointments, writes=True)
def withdraw(request, by, appointment_id):
    """A button."""
    found = get_appointment(by, appointment_id)
    words = _("Withdrawn: the person gets no more reminders.")
    pressed(request, lambda: withdraw_reminder(appointment=found, by=by), words)
    return redirect("appointments:appointment", request.city.slug, found.pk)
