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
