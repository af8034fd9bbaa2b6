# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with stays, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound


class NoSuchStay(NotFound):
    code = "housing.no_such_stay"
    sentence = _("This stay does not exist, or is not open to you.")
    next_step = _("Look for it among tonight's arrivals and departures.")


class NotYoursToGiveBack(Conflict):
    code = "housing.not_yours_to_give_back"
    sentence = _("This bed is kept by somebody else, or given for good.")
    next_step = _("Ask whoever keeps it, or the housing officer.")


class NobodyNamed(Invalid):
    code = "housing.nobody_named"
    sentence = _("It is not said who is to sleep there.")
    next_step = _("Choose a person, or write the name she gives.")


class TwoBeds(Conflict):
    code = "housing.two_beds"
    sentence = _("%(name)s has a bed already on one of these nights.")
    next_step = _("Move her there instead, or end the other stay first: nothing was changed.")


class NotForHer(Conflict):
    code = "housing.not_for_her"
    sentence = _("%(unit)s is not for %(name)s: %(for_whom)s.")
    next_step = _("Choose another bed.")


class NotEnoughBeds(Conflict):
    code = "housing.not_enough_beds"
    sentence = _("There are %(people)s people and %(beds)s beds.")
    next_step = _("Choose a bed for each: a household is placed whole, or not at all.")


class PromiseOver(Conflict):
    code = "housing.promise_over"
    sentence = _("The bed was kept until %(until)s, and somebody else has taken it since.")
    next_step = _("Look which beds are free tonight.")


class StayMovedMeanwhile(Conflict):
    code = "housing.stay_moved_meanwhile"
    sentence = _("This can't be done now: meanwhile the stay has become “%(state)s”.")
    next_step = _("Reload the page and see what has happened.")


class BedStillSlept(Conflict):
    code = "housing.bed_still_slept"
    sentence = _("Somebody is still in bed %(bed)s, though the day of leaving is over.")
    next_step = _("Write down that she has left, or give one of the two another bed.")


class TooEarly(Conflict):
    code = "housing.too_early"
    sentence = _("The first night is that of %(day)s.")
    next_step = _("Change the nights first.")


class NotAReason(Invalid):
    code = "housing.not_a_reason"
    sentence = _("This is not one of the reasons.")
    next_step = _("Choose one of the list.")


class NotThatDay(Invalid):
    code = "housing.not_that_day"
    sentence = _("This day can't be the day of leaving: %(day)s.")
    next_step = _("Choose a day from the first night on, not later than today.")


class StayIsOver(Invalid):
    code = "housing.stay_is_over"
    sentence = _("On %(day)s the stay would be over already.")
    next_step = _("Choose a day that is still to come, or write down that she has left.")


class NoOverstay(Conflict):
    code = "housing.no_overstay"
    sentence = _("The day of leaving is not over yet.")
    next_step = _("Change the day of leaving, if she is to stay longer.")


class SameBed(Invalid):
    code = "housing.same_bed"
    sentence = _("She sleeps in this bed already.")
    next_step = _("Choose another one.")


class HeldTooLong(Invalid):
    code = "housing.held_too_long"
    sentence = _("A bed is kept without confirmation for %(hours)s hours at most.")
    next_step = _("Choose an earlier hour, or ask the housing officer to confirm the stay.")


class BedsBusy(Conflict):
    code = "housing.beds_busy"
    sentence = _("Many are writing about these beds at this moment.")
    next_step = _("Press again in a few seconds: nothing was changed, and what you wrote is still here.")
