# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with asking for a place and giving one, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound, Problem


class NoSuchHousingRequest(NotFound):
    code = "housing.no_such_request"
    sentence = _("This request for a place does not exist, or is not open to you.")
    next_step = _("Look for it in the waiting list.")


class AlreadyAsked(Conflict):
    code = "housing.already_asked"
    sentence = _("For this case a place has been asked for already.")
    next_step = _("Correct the request that is there.")


class CaseNotOpen(Conflict):
    code = "housing.case_not_open"
    sentence = _("The case is closed.")
    next_step = _("Reopen it, or take the person in charge again, before you ask for a place.")


class NobodyAsks(Invalid):
    code = "housing.nobody_asks"
    sentence = _("Nobody is in the household.")
    next_step = _("Say who is to live there: at least one person.")


class TooManyToPlace(Invalid):
    code = "housing.too_many_to_place"
    sentence = _("A household has %(most)s people at most.")
    next_step = _("Write two requests, and say in the notes that they belong together.")


class SaidTwice(Invalid):
    code = "housing.said_twice"
    sentence = _("Somebody is in the household twice.")
    next_step = _("Leave each person in once.")


class NoNightAsked(Invalid):
    code = "housing.no_night_asked"
    sentence = _("The day of leaving comes before the first night, or is the same day.")
    next_step = _("Correct the days, or leave the last one empty.")


class WaitsFromTomorrow(Invalid):
    code = "housing.waits_from_tomorrow"
    sentence = _("Nobody has been waiting, or sleeping outside, since a day to come.")
    next_step = _("Correct the day: today at the latest.")


class NotAnymore(Conflict):
    code = "housing.request_not_anymore"
    sentence = _("This request is no longer open: it was placed, withdrawn or let go.")
    next_step = _("Open it to see what happened; ask again if a place is still needed.")


class AlreadyHeld(Conflict):
    code = "housing.already_held"
    sentence = _("A place is held for this household already.")
    next_step = _("Give that one back first, or keep it.")


class NoReason(Invalid):
    code = "housing.decision_without_reason"
    sentence = _("The reason is missing.")
    next_step = _("Say in a sentence why: it is kept with the decision.")


class NoSuchPlaceInList(Invalid):
    code = "housing.no_such_place_in_list"
    sentence = _("The list has %(last)s places.")
    next_step = _("Choose a place between 1 and %(last)s.")


class SamePlace(Invalid):
    code = "housing.same_place"
    sentence = _("The household stands there already.")
    next_step = _("Choose another place in the list, or leave it.")


class DoesNotFit(Conflict):
    code = "housing.does_not_fit"
    sentence = _("This place does not fit: %(why)s")
    next_step = _(
        "Choose another one; if what is written of the household has changed, correct the request first."
    )


class PlaceChanged(Conflict):
    code = "housing.place_changed"
    sentence = _("The place is no longer as you saw it.")
    next_step = _("Look at the places again and choose one.")


class ToBeConfirmed(Invalid):
    code = "housing.to_be_confirmed"
    sentence = _("Something about this place has to be made sure of first.")
    next_step = _("Read what is to be made sure of, tick that it was, and choose again.")


class ApartFromThemselves(Invalid):
    code = "housing.apart_from_themselves"
    sentence = _("These are records of one and the same person.")
    next_step = _("Choose somebody else.")


class BeingMade(Conflict):
    code = "housing.being_made"
    sentence = _("A suggestion is being made already.")
    next_step = _("Wait for it: it takes some seconds.")


class SolverMissing(Problem):
    code = "housing.solver_missing"
    status = 503
    sentence = _("What looks for the best assignment is not installed here.")
    next_step = _(
        "Ask whoever runs the server to install LGNet's “housing” extra; the list and the proposals work without."
    )


class NotProved(Problem):
    code = "housing.not_proved"
    status = 503
    sentence = _("What was found could not be proved to be right, and is not shown.")
    next_step = _("Try again; if it happens again, tell whoever runs the server.")


class NothingSuggested(Conflict):
    code = "housing.nothing_suggested"
    sentence = _("For this household no place is suggested.")
    next_step = _("Look at the places that fit it, one by one.")


class SuggestionAnswered(Conflict):
    code = "housing.suggestion_answered"
    sentence = _("Somebody has decided about this suggestion already.")
    next_step = _("See what was decided.")
