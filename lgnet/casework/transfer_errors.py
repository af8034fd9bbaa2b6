# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong when a case goes to another city, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound


class OfferedAlready(Conflict):
    code = "casework.offered_already"
    sentence = _("This case is offered to a city already.")
    next_step = _("Wait for its answer, or withdraw the offer first.")


class NotAgreed(Invalid):
    code = "casework.not_agreed"
    sentence = _("A case goes to another city only when the person agrees.")
    next_step = _("Ask her, show her what is told, and write down on which day she agreed.")


class NotAnotherCity(Invalid):
    code = "casework.not_another_city"
    sentence = _("Choose another city of the network.")
    next_step = _("Choose one of the values shown.")


class ProtectedStays(Conflict):
    code = "casework.protected_stays"
    sentence = _(
        "A protected person's case is not passed on here: the other city would not know that she is protected."
    )
    next_step = _("Speak with the team there that follows protected people.")


class TooManyEnclosed(Invalid):
    code = "casework.too_many_enclosed"
    sentence = _("More than %(most)s photos or papers can’t go along with a case.")
    next_step = _("Choose those that the other city needs at once.")


class TooMuchEnclosed(Invalid):
    code = "casework.too_much_enclosed"
    sentence = _("Together the chosen photos and papers have more than %(most)s MB.")
    next_step = TooManyEnclosed.next_step


class NoSuchTransfer(NotFound):
    code = "casework.no_such_transfer"
    sentence = _("This transfer does not exist, or is not open to you.")
    next_step = _("Go back to the transfers and choose from the list.")


class TransferIsOver(Conflict):
    code = "casework.transfer_is_over"
    sentence = _("This can't be done now: meanwhile the transfer has become “%(state)s”.")
    next_step = _("Reload the page and see what has happened.")
