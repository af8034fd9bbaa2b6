# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with appointments, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound, TooMany


class NoSuchAppointment(NotFound):
    code = "outreach.no_such_appointment"
    sentence = _("This appointment does not exist, or is not open to you.")
    next_step = _("Look for it in the calendar.")


class ForNobody(Invalid):
    code = "outreach.for_nobody"
    sentence = _("Who comes?")
    next_step = _("Choose a known person, or write the name that was said.")


class WithNoColleague(Invalid):
    code = "outreach.with_no_colleague"
    sentence = _("With whom is the appointment?")
    next_step = _("Choose a colleague, or a profession.")


class NotAColleague(Invalid):
    code = "outreach.not_a_colleague"
    sentence = _("This colleague does not receive people in this city.")
    next_step = _("Choose a colleague of the list, or a profession.")


class OperatorBusy(Conflict):
    """`times` are the next free ones, in words."""

    code = "outreach.operator_busy"
    sentence = _("%(who)s has another appointment at that time.")
    next_step = _("The next free times: %(times)s.")


class AppointmentPast(Invalid):
    code = "outreach.appointment_past"
    sentence = _("That time is past.")
    next_step = _("Choose a time from now on.")


class NotYetTime(Invalid):
    code = "outreach.not_yet_time"
    sentence = _("The appointment has not begun: nobody can have failed to come.")
    next_step = _("If the person has said that she does not come, call it off.")


class TooFarAhead(Invalid):
    code = "outreach.too_far_ahead"
    sentence = _("That day is more than a year away.")
    next_step = _("Check the year.")


class LastsTooLong(Invalid):
    code = "outreach.lasts_too_long"
    sentence = _("An appointment lasts between 5 minutes and 4 hours.")
    next_step = _("Choose how long it lasts from the list.")


class AppointmentMoved(Conflict):
    code = "outreach.appointment_moved"
    sentence = _("This is no longer possible: the appointment is now in the state “%(state)s”.")
    next_step = _("Reload the page to see how it stands now.")


# --- reminders


class NotAnAddress(Invalid):
    code = "outreach.not_an_address"
    sentence = _("This is not an e-mail address.")
    next_step = _("Check it, or leave it empty: then there is no reminder.")


class ReminderNotAgreed(Invalid):
    code = "outreach.reminder_not_agreed"
    sentence = _("The person has not agreed to be reminded by e-mail.")
    next_step = _("Ask, and say so here; or leave the address empty.")


class AddressNotSafe(Invalid):
    code = "outreach.address_not_safe"
    sentence = _("It has not been said that nobody else reads this address.")
    next_step = _("Ask. If somebody else may read it, leave it empty: it is not kept.")


class AddressKnownUnsafe(Invalid):
    code = "outreach.address_known_unsafe"
    sentence = _("On the person's page this address is marked as not safe: no message goes there.")
    next_step = _("Ask for another one, or leave it empty.")


class NothingToWithdraw(Conflict):
    code = "outreach.nothing_to_withdraw"
    sentence = _("No reminder is agreed.")
    next_step = _("Reload the page to see how it stands now.")


# --- calendars to subscribe to


class NoSuchFeed(NotFound):
    code = "outreach.no_such_feed"
    sentence = _("There is no calendar at this address, or it has been closed.")
    next_step = _("Make a new address on the page of appointments.")


class TooManyFeeds(Conflict):
    code = "outreach.too_many_feeds"
    sentence = _("You have %(number)s calendar addresses already.")
    next_step = _("Close one that you no longer use.")


class FeedReadTooOften(TooMany):
    code = "outreach.feed_read_too_often"
    sentence = _("This calendar is read too often.")
    next_step = _("Set your calendar program to look once an hour.")
