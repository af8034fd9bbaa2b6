# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of case work. Closing reasons, outcomes and decline reasons are data: lgnet/casework/seed/."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(TextChoices):
    OPEN = "open", pgettext_lazy("case", "Open")
    SUSPENDED = "suspended", pgettext_lazy("case", "Suspended")
    CLOSED = "closed", pgettext_lazy("case", "Closed")


class Priority(IntegerChoices):
    HIGH = 3, pgettext_lazy("priority", "High")
    NORMAL = 2, pgettext_lazy("priority", "Normal")
    LOW = 1, pgettext_lazy("priority", "Low")


class ReferralState(TextChoices):
    SENT = "sent", pgettext_lazy("referral", "Sent")
    RECEIVED = "received", pgettext_lazy("referral", "Received")
    ACCEPTED = "accepted", pgettext_lazy("referral", "Accepted")
    DECLINED = "declined", pgettext_lazy("referral", "Declined")
    STARTED = "started", pgettext_lazy("referral", "Started")
    COMPLETED = "completed", pgettext_lazy("referral", "Completed")
    NOT_COMPLETED = "not_completed", pgettext_lazy("referral", "Not completed")
    WITHDRAWN = "withdrawn", pgettext_lazy("referral", "Withdrawn")
    EXPIRED = "expired", pgettext_lazy("referral", "Expired")


UNANSWERED = (ReferralState.SENT, ReferralState.RECEIVED)
UNDER_WAY = (ReferralState.ACCEPTED, ReferralState.STARTED)
ENDED = (
    ReferralState.DECLINED, ReferralState.COMPLETED, ReferralState.NOT_COMPLETED, ReferralState.WITHDRAWN,
    ReferralState.EXPIRED,
)  # fmt: skip


class ReminderWay(TextChoices):
    MAIL = "mail", _("by e-mail")
    INBOX = "inbox", _("in the team's referrals")


class TransferState(TextChoices):
    OFFERED = "offered", pgettext_lazy("transfer", "Offered")
    ACCEPTED = "accepted", pgettext_lazy("transfer", "Accepted")
    DECLINED = "declined", pgettext_lazy("transfer", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("transfer", "Withdrawn")
    EXPIRED = "expired", pgettext_lazy("transfer", "Expired")


class Handed(TextChoices):
    """What of a person another city may be told. The name always is; the rest only when it is chosen."""

    NAME = "name", _("Name")
    BIRTH = "birth", _("Date of birth")
    CITIZENSHIPS = "citizenships", _("Citizenship")
    LANGUAGES = "languages", _("Languages")
    PHONE = "phone", _("Phone")
    PERMIT = "permit", _("Permit: kind, reason, end")
    GOALS = "goals", _("Open goals of the plan")


class EnclosedFrom(TextChoices):
    """Where a photo or paper that goes along to another city is put there."""

    PERMIT = "permit", pgettext_lazy("file of", "Document")
    DIARY = "diary", pgettext_lazy("file of", "Diary")


class TaskState(TextChoices):
    TO_DO = "to_do", pgettext_lazy("task", "To do")
    DONE = "done", pgettext_lazy("task", "Done")
    DROPPED = "dropped", pgettext_lazy("task", "Not needed any more")


class RestrictedKind(TextChoices):
    PSYCHOLOGICAL = "psychological", _("Psychological")
    HEALTH = "health", pgettext_lazy("note", "Health")
    VIOLENCE = "violence", _("Violence or trafficking")
    OTHER = "other", pgettext_lazy("note", "Other, restricted")


class AssessmentMoment(TextChoices):
    START = "start", pgettext_lazy("assessment", "At the start")
    ON_THE_WAY = "on_the_way", pgettext_lazy("assessment", "On the way")
    CLOSING = "closing", pgettext_lazy("assessment", "At closing")


class GoalState(TextChoices):
    OPEN = "open", pgettext_lazy("goal", "Open")
    ACHIEVED = "achieved", pgettext_lazy("goal", "Achieved")
    PARTLY = "partly", pgettext_lazy("goal", "Partly achieved")
    NOT_ACHIEVED = "not_achieved", pgettext_lazy("goal", "Not achieved")


class Grade(IntegerChoices):
    """How far the referral answered the need, as told by the receiver."""

    FULLY = 3, _("Fully")
    PARTLY = 2, _("In part")
    NOT_AT_ALL = 1, _("Not at all")


class Shared(TextChoices):
    """What of a person a service may be told. The name always is; the rest only when it is chosen."""

    NAME = "name", _("Name")
    LANGUAGES = "languages", _("Languages")
    PHONE = "phone", _("Phone")
    BIRTH = "birth", _("Date of birth")
    CITIZENSHIPS = "citizenships", _("Citizenship")
