# SPDX-License-Identifier: AGPL-3.0-or-later
"""Move an appointment to another time or colleague, or call it off."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.network.saying import done, status
from lgnet.outreach.actions.move_appointment import call_off, move_appointment
from lgnet.outreach.appointments import get_appointment
from lgnet.outreach.choices import CalledOffBy, CallOffReason
from lgnet.outreach.models import Reminder
from lgnet.outreach.policies import APPOINTMENT_MOVES, may_keep_appointments
from lgnet.outreach.web.appointments.book_form import FIELDS, TimeForm


class CallOffForm(forms.Form):
    called_off_by = forms.ChoiceField(
        label=gettext_lazy("Who calls it off"), choices=CalledOffBy.choices, widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why"), choices=CallOffReason.choices, widget=forms.RadioSelect
    )


@city_page(may_keep_appointments, writes=True)
def call_it_off(request, by, appointment_id):
    found = get_appointment(by, appointment_id)
    form = CallOffForm(request.POST or None)
    if form.is_valid() and done(form, lambda: call_off(appointment=found, by=by, **form.cleaned_data)):
        messages.success(request, _("The appointment is called off. Its time is free again."))
        _say_who_tells(request, found)
        return redirect("appointments:appointment", request.city.slug, found.pk)
    shown = {
        "form": form, "appointment": found, "guest": found.guests[0], "move": APPOINTMENT_MOVES["call_off"],
    }  # fmt: skip
    return TemplateResponse(request, "outreach/appointments/call_off.html", shown, status=status(form))


def _say_who_tells(request, changed) -> None:
    """Whoever agreed to e-mail hears of it by itself; everybody else has to be called."""
    if Reminder.objects.filter(guest__appointment=changed, withdrawn_at=None).exists():
        messages.info(
            request, _("An e-mail that says so leaves within ten minutes, with time and place alone.")
        )
    else:
        messages.warning(request, _("No e-mail was agreed: tell the person yourself."))


@city_page(may_keep_appointments, writes=True)
def move_it(request, by, appointment_id):
    found = get_appointment(by, appointment_id)
    whom = f"user:{found.operator_id}" if found.operator_id else f"profession:{found.profession}"
    initial = {"with_whom": whom, "minutes": found.minutes}
    form = TimeForm(request.POST or None, by=by, moving=found, initial=initial)
    made = []
    if form.is_valid() and done(form, lambda: made.append(_moved(form, found, by)), fields=FIELDS):
        messages.success(request, _("The appointment is moved."))
        if made[0].starts_at != found.starts_at:
            _say_who_tells(request, found)
        return redirect("appointments:appointment", request.city.slug, made[0].pk)
    shown = {"form": form, "appointment": found, "guest": found.guests[0], "move": APPOINTMENT_MOVES["move"]}
    return TemplateResponse(request, "outreach/appointments/move.html", shown, status=status(form))


def _moved(form: TimeForm, found, by):
    return move_appointment(
        appointment=found, starts_at=form.cleaned_data["slot"], minutes=form.cleaned_data["minutes"],
        operator=form.operator, profession=form.profession, by=by,
    )  # fmt: skip
