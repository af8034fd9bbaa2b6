# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of outreach. Needs and first aids are data: lgnet/outreach/seed/."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Urgency(IntegerChoices):
    TODAY = 3, _("Today")
    SOON = 2, _("Within days")
    CAN_WAIT = 1, _("Can wait")


class ContactSource(TextChoices):
    FIELD = "field", _("Street")
    DESK = "desk", _("One-stop shop")
    PHONE = "phone", _("Phone")
    PORTAL = "portal", _("Public page")


class RequestState(TextChoices):
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Taken in charge")
    DECLINED = "declined", _("Not taken in charge")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DeclineReason(TextChoices):
    ALREADY_FOLLOWED = "already_followed", _("Already followed by another service")
    REFUSED = "refused", _("The person does not want it")
    NOT_FOUND = "not_found", _("The person could not be found again")
    OTHER_CITY = "other_city", _("Lives in another city")
    OTHER = "other", _("Other reason")


class UnitKind(TextChoices):
    VAN = "van", _("Van or camper")
    ON_FOOT = "on_foot", _("On foot")
    CLINIC = "clinic", _("Mobile clinic")
    OTHER = "other", _("Other")


class ExceptionKind(TextChoices):
    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")
    EXTRA = "extra", _("Additional")


class ExceptionReason(TextChoices):
    """Why a stop is not as always. For the city only: the public reads that it is not, not why."""

    HOLIDAY = "holiday", _("Public holiday")
    WEATHER = "weather", _("Weather")
    VEHICLE = "vehicle", _("Vehicle not available")
    STAFF = "staff", _("Not enough staff")
    PLACE = "place", _("Place not available")
    NEEDED = "needed", _("Needed there")
    OTHER = "other", _("Other reason")


class ShiftState(TextChoices):
    PLANNED = "planned", pgettext_lazy("shift", "Planned")
    UNDER_WAY = "under_way", pgettext_lazy("shift", "Under way")
    ENDED = "ended", pgettext_lazy("shift", "Ended")
    CANCELLED = "cancelled", pgettext_lazy("shift", "Cancelled")


class TicketState(TextChoices):
    WAITING = "waiting", pgettext_lazy("ticket", "Waiting")
    CALLED = "called", pgettext_lazy("ticket", "At the desk")
    SERVED = "served", pgettext_lazy("ticket", "Served")
    LEFT = "left", pgettext_lazy("ticket", "Left")


class ComesFor(TextChoices):
    """What somebody comes to the one-stop shop for, as far as it may be said in a waiting room."""

    FIRST_TIME = "first_time", _("First time here")
    FOLLOWED = "followed", _("Follows a path already")
    DOCUMENTS = "documents", _("Documents and forms")
    APPOINTMENT = "appointment", _("Has an appointment")
    INFORMATION = "information", _("Information")
    OTHER = "other", _("Something else")


class LeaveReason(TextChoices):
    NOT_THERE = "not_there", _("Called and not there")
    TIRED = "tired", _("Did not want to wait longer")
    ELSEWHERE = "elsewhere", _("Sent elsewhere")
    ANOTHER_DAY = "another_day", _("Comes another day")
    CLOSING = "closing", _("The desk closed")
    OTHER = "other", _("Other reason")


class AppointmentState(TextChoices):
    BOOKED = "booked", pgettext_lazy("appointment", "Booked")
    CAME = "came", pgettext_lazy("appointment", "Came")
    DID_NOT_COME = "did_not_come", pgettext_lazy("appointment", "Did not come")
    CALLED_OFF = "called_off", pgettext_lazy("appointment", "Called off")
    MOVED = "moved", pgettext_lazy("appointment", "Moved")


class CalledOffBy(TextChoices):
    PERSON = "person", _("The person")
    OFFICE = "office", _("We")


class CallOffReason(TextChoices):
    CANNOT_COME = "cannot_come", _("The person can't come")
    NOT_NEEDED = "not_needed", _("Not needed any more")
    OPERATOR_AWAY = "operator_away", _("The colleague is away")
    CLOSED = "closed", _("The place is closed")
    MISTAKE = "mistake", _("Booked by mistake")
    OTHER = "other", _("Other reason")


class ReminderKind(TextChoices):
    """In the order in which they leave: whoever has just been told of a change is not reminded of the same time."""

    MOVED = "moved", pgettext_lazy("reminder", "Told that it is moved")
    CALLED_OFF = "called_off", pgettext_lazy("reminder", "Told that it is called off")
    DAY_BEFORE = "day_before", _("The day before")
    TWO_HOURS = "two_hours", _("Two hours before")


class SendingState(TextChoices):
    SENDING = "sending", pgettext_lazy("reminder", "Being sent")
    SENT = "sent", pgettext_lazy("reminder", "Sent")
    FAILED = "failed", pgettext_lazy("reminder", "Not sent")
    UNKNOWN = "unknown", pgettext_lazy("reminder", "Not known whether it was sent")
