# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of monitoring."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """The facts an indicator counts: each has its query in `facts.py`."""

    CONTACTS = "contacts", _("Contacts")
    TAKEN_IN_CHARGE = "taken_in_charge", _("People taken in charge")
    DIRECTED = "directed", _("People directed to services")
    HOURS_TO_CHARGE = "hours_to_charge", _("Hours to taking charge")
    WAITING = "waiting", _("Waiting")
    HOUSED = "housed", _("People with housing support")
    RENT_SUPPORTED = "rent_supported", _("People with rental support")


class Unit(TextChoices):
    CONTACTS = "contacts", _("contacts")
    PEOPLE = "people", _("people")
    HOURS = "hours", _("hours")
    REQUESTS = "requests", _("requests")


class PeriodKind(TextChoices):
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    YEAR = "year", _("Year")
    PROGRAMME = "programme", _("Whole programme")


class ReportFormat(TextChoices):
    XLSX = "xlsx", _("Excel")
    PDF = "pdf", _("PDF")


class ReportState(TextChoices):
    WAITING = "waiting", _("Waiting its turn")
    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not made")


class AgeBracket(TextChoices):
    """Of Annex VIII (Regulation (EU) 2021/1147): 60 belongs to the middle one."""

    UNDER_18 = "under_18", _("Under 18")
    ADULT = "18_60", _("18 to 60")
    OVER_60 = "over_60", _("Over 60")
    UNKNOWN = "unknown", _("Not known")


class Gained(TextChoices):
    """Why something counts now that did not count in the closed figure."""

    LATE_ENTRY = "late_entry", _("written down after the closing")
    FROM_BESIDE = "from_beside", _("stood beside the figure, counts now")
    PUT_RIGHT = "put_right", _("put right since: reopened, or its day corrected")
    UNLINKED = "unlinked", _("found to be somebody else than the one it was counted with")
    DEFINITION = "new_definition", _("the definition has changed")


class Lost(TextChoices):
    """Why something that counted in the closed figure counts no more."""

    WITHDRAWN = "withdrawn", _("opened by mistake, or withdrawn")
    MOVED = "moved", _("its day was corrected: it belongs to another period")
    TO_BESIDE = "to_beside", _("counted, stands beside the figure now")
    SAME_PERSON = "same_person", _("found to be somebody already counted")
    DELETED = "deleted", _("deleted when its time to be kept was over")
    DEFINITION = "new_definition", _("the definition has changed")
    OTHER = "other", _("other corrections")
