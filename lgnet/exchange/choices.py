# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of the exchange of files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FileKind(TextChoices):
    XLSX = "xlsx", _("Excel (.xlsx)")
    ODS = "ods", _("OpenDocument (.ods)")
    CSV = "csv", _("Separated values (.csv)")


class BatchState(TextChoices):
    """Where an import stands. Those of `AT_WORK` are moved on by a job, the others wait for a person."""

    READING = "reading", _("Being read")
    REFUSED = "refused", _("Not read")
    READ = "read", _("Columns to be confirmed")
    CHECKING = "checking", _("Being tried")
    CHECKED = "checked", _("Tried: to be confirmed")
    RUNNING = "running", _("Being written")
    DONE = "done", _("Written")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")
    STOPPED = "stopped", _("Stopped")


AT_WORK = (BatchState.READING, BatchState.CHECKING, BatchState.RUNNING, BatchState.UNDOING)


class Verdict(TextChoices):
    """What the trial found of a row."""

    UNSEEN = "", _("Not yet looked at")
    NEW = "new", pgettext_lazy("row of a file", "New")
    KNOWN = "known", _("Already known, new contact")
    CHANGED = "changed", _("Already known, with differences")
    THERE = "there", _("Already here: nothing to do")
    TWIN = "twin", _("Perhaps already known")
    WRONG = "wrong", pgettext_lazy("row of a file", "Wrong")


class RowState(TextChoices):
    WAITING = "waiting", _("Waiting")
    WRITTEN = "written", pgettext_lazy("row of a file", "Written")
    NOTHING = "nothing", _("Nothing to do")
    REJECTED = "rejected", _("Given back")
    TO_DECIDE = "to_decide", _("To be decided")
    SKIPPED = "skipped", _("Left out")
    TAKEN_BACK = "taken_back", pgettext_lazy("row of a file", "Taken back")


class ExportState(TextChoices):
    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class ExportKind(TextChoices):
    PEOPLE = "people", _("People")
    CONTACTS = "contacts", _("Contacts")
