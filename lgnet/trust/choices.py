# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of trust. Codes are stored; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReadingKind(TextChoices):
    """How people's data are read in quantity."""

    SEARCH = "search", _("Searches")
    RECORD = "record", _("People opened")
    EXPORT = "export", _("People in files")
    URGENT = "urgent", _("Urgent accesses tried")


class Verdict(TextChoices):
    """What the data-protection officer found when she looked into an unusual reading."""

    JUSTIFIED = "justified", _("Justified")
    TO_FOLLOW_UP = "to_follow_up", _("To follow up")


class FileState(TextChoices):
    """Where a file that was brought stands."""

    LOOKING = "looking", _("Being checked")
    READY = "ready", _("Kept")
    REFUSED = "refused", _("Not kept")


class FileKind(TextChoices):
    """What is kept: a photo drawn anew, or a paper as it was brought."""

    JPEG = "jpg", _("Photo")
    PDF = "pdf", _("PDF")
