# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of people. Codes are stored; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    FEMALE = "F", _("Female")
    MALE = "M", _("Male")
    OTHER = "X", _("Other")
    UNKNOWN = "", _("Not known")


class BirthPrecision(TextChoices):
    EXACT = "exact", _("Exact")
    MONTH = "month", _("Month and year")
    YEAR = "year", _("Year only")
    ESTIMATED = "estimated", _("Estimated")
    UNKNOWN = "", _("Not known")


class IdentifierKind(TextChoices):
    CODICE_FISCALE = "codice_fiscale", _("Codice fiscale")
    PROVISIONAL_CODE = "provisional_code", _("Provisional codice fiscale (11 digits)")
    STP = "stp", _("STP code")
    CUI = "cui", _("CUI")
    VESTANET = "vestanet", _("Vestanet number")
    PASSPORT = "passport", _("Passport or identity card")


class Eligibility(TextChoices):
    """The answer to: may this service be counted for the programme, on that day?"""

    ELIGIBLE = "eligible", _("Eligible")
    NOT_ELIGIBLE = "not_eligible", _("Not eligible")
    UNPROVEN = "unproven", _("Not proven")


class ProtectionReason(TextChoices):
    VIOLENCE = "violence", _("Violence")
    TRAFFICKING = "trafficking", _("Trafficking")
    MINOR_ALONE = "minor_alone", _("Unaccompanied minor")
    OTHER = "other", _("Other serious danger")
