# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong for who keeps the public pages. What their readers are told is in public_errors.py."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound


class NotReadyToPublish(Conflict):
    """`missing` names what stands in the way, section by section."""

    code = "portal.not_ready_to_publish"
    sentence = _("The page can’t be published yet: %(missing)s.")
    next_step = _("Fill in or correct what is named here, then publish again.")


class NothingToWithdraw(Conflict):
    code = "portal.nothing_to_withdraw"
    sentence = _("The page is not public.")
    next_step = _("There is nothing to withdraw.")


class PageBegun(Conflict):
    code = "portal.page_begun"
    sentence = _("The pages of this city have been begun already.")
    next_step = _("Change the texts that are there.")


class NotBegun(Conflict):
    code = "portal.not_begun"
    sentence = _("The public pages of this city have not been begun yet.")
    next_step = _("Begin them from the base texts, on the page “Public pages”.")


class NoSuchSection(NotFound):
    code = "portal.no_such_section"
    sentence = _("The page has no such section, or not in this language.")
    next_step = _("Choose from the list of sections.")


class TextTooLong(Invalid):
    code = "portal.text_too_long"
    sentence = _("“%(section)s” has %(length)s characters; there is room for %(most)s.")
    next_step = _("Shorten it: people read it on a small screen.")


class DoesNotFit(Invalid):
    code = "portal.does_not_fit"
    sentence = _("Something is too long or not of the right kind: %(fields)s.")
    next_step = _("Correct it and save again.")


class TextHasChanged(Conflict):
    code = "portal.text_has_changed"
    sentence = _("The text has changed since you opened it.")
    next_step = _("Read it as it is now, then say again that it is right.")


class NothingToReview(Invalid):
    code = "portal.nothing_to_review"
    sentence = _("There is no text here to review.")
    next_step = _("Write it first.")


# --- results


class NotForThePublic(Invalid):
    code = "portal.not_for_the_public"
    sentence = _("Only the figures of a quarter or of a year go public.")
    next_step = _("Choose a quarter or a year.")


class AnotherGrain(Conflict):
    """Quarters beside their year can be subtracted (ADR 8)."""

    code = "portal.another_grain"
    sentence = _("The results of %(programme)s are public in another kind of period: %(kind)s.")
    next_step = _("Go on with the same: who reads quarters beside their year could work out small numbers.")


class NothingClosed(Conflict):
    code = "portal.nothing_closed"
    sentence = _("No city has closed this period yet.")
    next_step = _("Ask the cities’ project managers to close it on their page of figures.")


class NothingNew(Conflict):
    code = "portal.nothing_new"
    sentence = _("The public would read the same numbers as before.")
    next_step = _("Wait until more cities have closed, or a restatement changes a figure by eight or more.")


class NoSuchResults(NotFound):
    code = "portal.no_such_results"
    sentence = _("There are no results of this programme and period.")
    next_step = _("Choose from the list of results.")
