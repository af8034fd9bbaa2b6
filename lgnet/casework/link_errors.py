# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with the link of a referral and its letter, in the words of who has it in hand."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound, TooMany


class NoPaperHere(Conflict):
    code = "casework.no_paper_here"
    sentence = _("Letters can’t be made on this installation: %(missing)s is missing.")
    next_step = _(
        "Tell whoever looks after the server. Until then send the link by e-mail, or read the code out."
    )


class NoLinkYet(Conflict):
    code = "casework.no_link_yet"
    sentence = _("There is no link that works for this referral, and the letter leads to it.")
    next_step = _("Make one first; leave the e-mail empty for a letter on paper.")


class OnlyWhileUnanswered(Conflict):
    code = "casework.only_while_unanswered"
    sentence = _("This referral has been answered already: a link for it would come too late.")
    next_step = _("What comes after, write it down on its page.")


class OfAProtectedPerson(Conflict):
    code = "casework.of_a_protected_person"
    sentence = _("For a protected person no link is made: whoever got hold of it would know of her.")
    next_step = _("Call the service, and write its answer down here.")


class NothingHere(NotFound):
    """Of a link: never made, or not to be told of."""

    code = "casework.nothing_here"
    sentence = _("This link opens nothing.")
    next_step = _("Check that the whole address was copied. If it was, call the office that sent it to you.")


class LinkRevoked(NothingHere):
    code, status = "casework.link_revoked", 410
    sentence = _("This link has been revoked.")
    next_step = _("Call the office that sent it to you: it can send another.")


class LinkExpired(NothingHere):
    code, status = "casework.link_expired", 410
    sentence = _("This link has expired.")
    next_step = _("Call the office that sent it to you: it can send another.")


class ReferralIsOver(NothingHere):
    code, status = "casework.referral_is_over", 410
    sentence = _("There is nothing more to answer here: it has been answered, or taken back.")
    next_step = _("If you have something to add, call the office that sent it to you.")


class WrongCode(Invalid):
    code = "casework.wrong_code"
    sentence = _("This is not the code.")
    next_step = _(
        "It has six letters and figures. The office that sent you the link, or the letter, tells it to you."
    )


class TooManyCodes(TooMany):
    code = "casework.too_many_codes"
    sentence = _("Too many codes were tried from here.")
    next_step = _("Wait an hour, or call the office that sent you the link.")


class OpenedTooLongAgo(Invalid):
    code = "casework.opened_too_long_ago"
    sentence = _("This page was opened a while ago.")
    next_step = _("Write the code once more.")
