# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a case on the list asks for attention today, in words."""

from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.casework.queries import PERMIT_WARNING
from lgnet.casework.queries.case_lines import CaseLine
from lgnet.kernel import clock


class Note(NamedTuple):
    """As a badge draws it."""

    words: str
    tone: str
    icon: str = ""


def notes_on(case: CaseLine) -> list[Note]:
    """The most pressing first."""
    return [note for note in (_overdue(case), _permit(case), _unanswered(case), _notice(case)) if note]


def _overdue(case: CaseLine) -> Note | None:
    if not case.overdue:
        return None
    words = ngettext(
        "%(count)d referral without an answer for over a week",
        "%(count)d referrals without an answer for over a week",
        case.overdue,
    ) % {"count": case.overdue}
    return Note(words, "danger", "warning-circle")


def _unanswered(case: CaseLine) -> Note | None:
    waiting = case.unanswered - case.overdue
    if not waiting:
        return None
    words = ngettext(
        "%(count)d referral waits for an answer", "%(count)d referrals wait for an answer", waiting
    ) % {"count": waiting}
    return Note(words, "info", "clock")


def _permit(case: CaseLine) -> Note | None:
    ends = case.permit_ends
    if ends is None or ends > clock.today() + PERMIT_WARNING:
        return None
    day = date_format(ends, "j F Y")
    if ends < clock.today():
        return Note(_("Permit expired on %(day)s") % {"day": day}, "danger", "warning-circle")
    return Note(_("Permit expires on %(day)s") % {"day": day}, "warning", "card")


def _notice(case: CaseLine) -> Note | None:
    return None if case.notice_given else Note(_("Privacy notice not given yet"), "warning", "file")
