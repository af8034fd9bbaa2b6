# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with a person's copy and with the end of keeping, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound


class NoSuchCopy(NotFound):
    code = "people.no_such_copy"
    sentence = _("This copy does not exist any more, or is not open to you.")
    next_step = _("Make a new one: copies are kept for a week.")


class CopyNotReady(Conflict):
    code = "people.copy_not_ready"
    sentence = _("This copy is still being made.")
    next_step = _("Wait some seconds and try again.")


class CopyUnderWay(Conflict):
    code = "people.copy_under_way"
    sentence = _("A copy is being made already.")
    next_step = _("It appears below within a minute.")


class ListHasChanged(Conflict):
    code = "people.list_has_changed"
    sentence = _(
        "Since you opened the list it has changed: somebody was met again, or another person’s time is over."
    )
    next_step = _("Look at it once more, then confirm.")


class NobodyToDelete(Invalid):
    code = "people.nobody_to_delete"
    sentence = _("Nobody’s time is over.")
    next_step = _("Come back when the list shows somebody.")


class DeletionUnderWay(Conflict):
    code = "people.deletion_under_way"
    sentence = _("A deletion is under way.")
    next_step = _("Wait until it is done.")
