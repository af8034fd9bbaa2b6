# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.outreach.models.appointment import Appointment, AppointmentPerson
from lgnet.outreach.models.calendar_feed import CalendarFeed
from lgnet.outreach.models.contact import NIGHT_ENDS, Contact, ContactNeed, shift_day
from lgnet.outreach.models.mobile_unit import MobileUnit, Route
from lgnet.outreach.models.reminder import Reminder, ReminderSent
from lgnet.outreach.models.shift import Shift
from lgnet.outreach.models.stop import Stop, StopException
from lgnet.outreach.models.take_charge_request import TakeChargeRequest
from lgnet.outreach.models.ticket import Ticket, TicketPerson

__all__ = [
    "NIGHT_ENDS", "Appointment", "AppointmentPerson", "CalendarFeed", "Contact", "ContactNeed", "MobileUnit",
    "Reminder", "ReminderSent", "Route", "Shift", "Stop", "StopException", "TakeChargeRequest", "Ticket",
    "TicketPerson", "shift_day",
]  # fmt: skip
