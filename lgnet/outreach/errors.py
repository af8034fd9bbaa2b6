# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with contacts and requests, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid, NotFound


class NoSuchContact(NotFound):
    code = "outreach.no_such_contact"
    sentence = _("This contact does not exist, or is not open to you.")
    next_step = _("Look for it in the list of contacts.")


class NoSuchRequest(NotFound):
    code = "outreach.no_such_request"
    sentence = _("This request does not exist, or is not open to you.")
    next_step = _("Look for it on the board of requests.")


class NotYourContact(Denied):
    code = "outreach.not_your_contact"
    sentence = _("Only whoever wrote this contact, or a colleague of the same team, may change it.")
    next_step = _("Ask them, or a case manager.")


class NoProgramme(Conflict):
    code = "outreach.no_programme"
    sentence = _("No programme is running in this city today, so a contact can't be counted for one.")
    next_step = _("Tell the administrator of the network.")


class WithNobody(Invalid):
    code = "outreach.with_nobody"
    sentence = _("With whom was the contact?")
    next_step = _("Write a nickname or a sign to recognise the person, or choose a known person.")


class InTheFuture(Invalid):
    code = "outreach.in_the_future"
    sentence = _("The contact can't be in the future.")
    next_step = _("Check day and time, or leave them empty: then it happened now.")


class TooLongAgo(Invalid):
    code = "outreach.too_long_ago"
    sentence = _("The contact would be more than a year old.")
    next_step = _("Check the year: contacts are written within a year.")


class UnknownCode(Invalid):
    code = "outreach.unknown_code"
    sentence = _("“%(value)s” is not in the list.")
    next_step = _("Choose from the list on the page.")


class DoesNotFit(Invalid):
    code = "outreach.does_not_fit"
    sentence = _("Something is missing, too long or not of the right kind: %(fields)s.")
    next_step = _("Correct it and save again.")


class SentDifferently(Conflict):
    """The same idempotency key with other content. `contact_id` names the first."""

    code = "outreach.sent_differently"
    sentence = _("This contact had already been saved, with other content.")
    next_step = _("Open the saved one to correct it, or begin a new contact.")


class AlreadyWritten(Conflict):
    code = "outreach.already_written"
    sentence = _("This contact has already been saved.")
    next_step = _("Begin a new contact for the next person.")


class ContactInUse(Conflict):
    code = "outreach.contact_in_use"
    sentence = _("At this contact somebody asked to be taken in charge.")
    next_step = _("The contact stays. Withdraw the request first if it was asked by mistake.")


class AlreadyAsked(Conflict):
    """A request is waiting. `request_id` and `contact_id` name it."""

    code = "outreach.already_asked"
    sentence = _("Taking charge of this person has already been asked, and waits for an answer.")
    next_step = _("There is nothing more to do: the case managers see the request.")


class AlreadyAccepted(Conflict):
    code = "outreach.already_accepted"
    sentence = _("The person of this contact has already been taken in charge.")
    next_step = _("Write a new contact when you meet her again.")


class AlreadyDecided(Conflict):
    code = "outreach.already_decided"
    sentence = _("This request has already been answered: %(state)s.")
    next_step = _("Open the contact to see how.")


class AlreadyJoined(Conflict):
    code = "outreach.already_joined"
    sentence = _("This contact is already joined to somebody else.")
    next_step = _("If that was a mistake, undo the joining first.")


class NotJoined(Conflict):
    code = "outreach.not_joined"
    sentence = _("This contact is not joined to anybody.")
    next_step = _("Reload the page to see how it stands now.")


class NobodyLeft(Conflict):
    code = "outreach.nobody_left"
    sentence = _("Without the person nothing would say whom this contact was with.")
    next_step = _("First correct the contact: write a nickname or a sign to recognise the person.")


class NothingToFollowUp(Conflict):
    code = "outreach.nothing_to_follow_up"
    sentence = _("Nobody waits to be contacted again here, or it has already been done.")
    next_step = _("Reload the page to see how it stands now.")


# --- mobile units


class NoSuchUnit(NotFound):
    code = "outreach.no_such_unit"
    sentence = _("This does not exist among the mobile units of your city.")
    next_step = _("Look for it on the page of mobile units.")


class UnitNameTaken(Conflict):
    code = "outreach.unit_name_taken"
    sentence = _("“%(name)s” is there already.")
    next_step = _("Choose another name, or change the one that is there.")


class AtTwoPlaces(Conflict):
    code = "outreach.at_two_places"
    sentence = _("The unit would be at two places at once: it stops elsewhere at that time.")
    next_step = _("Change the hours or the day, or end the other stop first.")


class StopTakesNoTime(Invalid):
    code = "outreach.stop_takes_no_time"
    sentence = _("The stop would end when it begins.")
    next_step = _("Check the two hours. What ends after midnight simply has the earlier hour.")


class EndsBeforeBeginning(Invalid):
    code = "outreach.ends_before_beginning"
    sentence = _("The last day comes before the first.")
    next_step = _("Check the two days.")


class NotThatDay(Invalid):
    code = "outreach.not_that_day"
    sentence = _("The unit does not stop there on that day.")
    next_step = _("Choose one of the days of the list.")


class OtherwiseAlready(Conflict):
    code = "outreach.otherwise_already"
    sentence = _("For that day something else is said already.")
    next_step = _("Take that back first.")


class DayIsPast(Invalid):
    code = "outreach.day_is_past"
    sentence = _("That day is past.")
    next_step = _("Only days from today on can be changed.")


# --- shifts


class NoSuchShift(NotFound):
    code = "outreach.no_such_shift"
    sentence = _("This shift does not exist, or is not open to you.")
    next_step = _("Look for it in the list of shifts.")


class NotYourShift(Denied):
    code = "outreach.not_your_shift"
    sentence = _("This shift is of another team.")
    next_step = _("Whoever is out with that unit begins and ends it.")


class ShiftMoved(Conflict):
    code = "outreach.shift_moved"
    sentence = _("This is no longer possible: the shift is now in the state “%(state)s”.")
    next_step = _("Reload the page to see how it stands now.")


class UnitIsOut(Conflict):
    code = "outreach.unit_is_out"
    sentence = _("The unit is still out on another shift.")
    next_step = _("End that one first.")


class ShiftsOverlap(Conflict):
    code = "outreach.shifts_overlap"
    sentence = _("At that time the unit is planned on another shift.")
    next_step = _("Change the stops of one of the two routes.")


class TooManyKilometres(Invalid):
    code = "outreach.too_many_kilometres"
    sentence = _("A shift has between 0 and 999 kilometres.")
    next_step = _("Write what was driven, not what the odometer shows.")


# --- the queue of a one-stop shop


class NoSuchTicket(NotFound):
    code = "outreach.no_such_ticket"
    sentence = _("This number is not in the queue of your city.")
    next_step = _("Look for it on the board of the day.")


class NoSuchDesk(NotFound):
    code = "outreach.no_such_desk"
    sentence = _("This one-stop shop does not exist in your city.")
    next_step = _("Choose one from the list.")


class TicketMoved(Conflict):
    code = "outreach.ticket_moved"
    sentence = _("Number %(number)s: a colleague was faster. It is now in the state “%(state)s”.")
    next_step = _("The board shows how it stands.")


class NobodyWaits(Conflict):
    code = "outreach.nobody_waits"
    sentence = _("Nobody is waiting.")
    next_step = _("Whoever comes gets a number first.")


class QueueIsFull(Conflict):
    code = "outreach.queue_is_full"
    sentence = _("Many numbers were given at the same moment.")
    next_step = _("Press again.")
