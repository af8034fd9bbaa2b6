# SPDX-License-Identifier: AGPL-3.0-or-later
"""What trust refuses, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Invalid, TooMany


class TooManySearches(TooMany):
    code = "trust.too_many_searches"
    sentence = _("You have searched %(amount)s times in this hour: more is not possible within one hour.")
    next_step = _(
        "Go on from %(time)s. If your work can’t wait, ask your data-protection officer to lift the limit."
    )


class TooManyRecords(TooMany):
    code = "trust.too_many_records"
    sentence = _(
        "You have opened %(amount)s people’s pages in this hour: more is not possible within one hour."
    )
    next_step = TooManySearches.next_step


class TooManyExported(TooMany):
    code = "trust.too_many_exported"
    sentence = _(
        "This file would hold %(asked)s people, after %(amount)s in this hour: at most %(ceiling)s leave in one hour."
    )
    next_step = _(
        "Choose fewer people, or go on from %(time)s. If your work can’t wait, ask your data-protection officer to lift"
        " the limit."
    )


class TooManyTried(TooMany):
    code = "trust.too_many_tried"
    sentence = _(
        "You have tried %(amount)s urgent accesses in this hour: more is not possible within one hour."
    )
    next_step = TooManySearches.next_step


class DraftTooLong(Invalid):
    code, status = "trust.draft_too_long", 413
    sentence = _("This is too long to be kept while you type.")
    next_step = _("Send the form, or copy what you wrote elsewhere.")


class TooLongToRescue(DraftTooLong):
    """A form came in too late to be saved, and what was typed is too long for a draft: it is shown, to be copied."""

    code = "trust.too_long_to_rescue"
    sentence = _("What you wrote is not saved, and it is too long to be kept as a draft.")
    next_step = _("Copy it from here into another program before you leave this page.")
