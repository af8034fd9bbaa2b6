# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong for who reads the public pages, in words that are translated into all their languages."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound, TooMany


class NotPublished(NotFound):
    code = "portal.not_published"
    sentence = _("This page is not here.")
    next_step = _("Choose a city from the list.")


class NoWayToReach(Invalid):
    code = "portal.no_way_to_reach"
    sentence = _("We need a way to reach you.")
    next_step = _("Write a phone number or an e-mail address, or a place and a time where we can find you.")


class NotANumber(Invalid):
    code = "portal.not_a_number"
    sentence = _("This does not look like a phone number or an e-mail address.")
    next_step = _("Check it, or write a place and a time instead.")


class WhenToFind(Invalid):
    code = "portal.when_to_find"
    sentence = _("When can we find you there?")
    next_step = _("Write a day or an hour, for example: every evening after 8.")


class NotSafeToCall(Invalid):
    code = "portal.not_safe_to_call"
    sentence = _("If we may not use your number, we need a place and a time where we can find you.")
    next_step = _("Write them here, or say that we may call or write.")


class NoLinks(Invalid):
    code = "portal.no_links"
    sentence = _("Links can’t be sent here.")
    next_step = _("Take the link out and send again.")


class SayWhat(Invalid):
    code = "portal.say_what"
    sentence = _("What is wrong?")
    next_step = _("Write it in a few words.")


class NotReachable(Invalid):
    code = "portal.not_reachable"
    sentence = _("This does not look like a phone number or an e-mail address.")
    next_step = _("Check it, or leave it empty.")


class NotAccepted(Invalid):
    code = "portal.not_accepted"
    sentence = _("Something in the form could not be accepted.")
    next_step = _("Check what you wrote, or call or visit the one-stop shop.")


class FilledTrap(Invalid):
    code = "portal.filled_trap"
    sentence = _("Your request was not sent: a field that must stay empty was filled in.")
    next_step = _("Empty the last field and send again. Some phones fill it in by themselves.")


class TooQuick(Invalid):
    code = "portal.too_quick"
    sentence = _("Nearly done: to keep machines out, we ask you to press the button once more.")
    next_step = _("What you wrote is still here.")


class FormTooOld(Invalid):
    code = "portal.form_too_old"
    sentence = _("This form was open for too long and has been renewed.")
    next_step = _("What you wrote is still here: press the button once more.")


class TooManyRequests(TooMany):
    code = "portal.too_many_requests"
    sentence = _("Too many requests have come from here.")
    next_step = _("Call or visit the one-stop shop, or try again in an hour.")


class SentAlready(Conflict):
    code = "portal.sent_already"
    sentence = _("This request was already sent, with the code %(reference)s.")
    next_step = _("To ask for something else, open the form again.")


class NobodyAnswers(Conflict):
    code = "portal.nobody_answers"
    sentence = _("This city takes no requests through the page at the moment.")
    next_step = _("Call or visit the one-stop shop.")


class UnknownCode(NotFound):
    """Also for a request that the database hides since its person is protected: the two must look the same."""

    code = "portal.unknown_code"
    sentence = _("We can’t tell anything about this code here.")
    next_step = _(
        "Check letters and digits. If they are right, come or call: the one-stop shop tells you more."
    )
