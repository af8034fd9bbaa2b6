# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of case work. Closing reasons, outcomes and decline reasons are data: lgnet/casework/seed/."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class CaseState(TextChoices):
    OPEN = "open", _("Open")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("Closed")


class Priority(IntegerChoices):
    HIGH = 3, _("High")
    NORMAL = 2, _("Normal")
    LOW = 1, _("Low")


class ReferralState(TextChoices):
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    STARTED = "started", _("Started")
    COMPLETED = "completed", _("Completed")
    NOT_COMPLETED = "not_completed", _("Not completed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNANSWERED = (ReferralState.SENT, ReferralState.RECEIVED)
UNDER_WAY = (ReferralState.ACCEPTED, ReferralState.STARTED)
ENDED = (
    ReferralState.DECLINED, ReferralState.COMPLETED, ReferralState.NOT_COMPLETED, ReferralState.WITHDRAWN,
)  # fmt: skip


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
