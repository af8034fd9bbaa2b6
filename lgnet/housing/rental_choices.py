# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fixed lists of rental support (sostegno alla locazione)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SupportKind(models.TextChoices):
    """What is paid for somebody on the way to a home of her own."""

    RENT = "rent", pgettext_lazy("rental support", "Rent")
    DEPOSIT = "deposit", pgettext_lazy("rental support", "Deposit")
    ARREARS = "arrears", pgettext_lazy("rental support", "Arrears")
    UTILITIES = "utilities", pgettext_lazy("rental support", "Utilities")
    OTHER = "other", pgettext_lazy("rental support", "Other contribution to autonomy")


class SupportState(models.TextChoices):
    RUNNING = "running", pgettext_lazy("rental support", "Running")
    ENDED = "ended", pgettext_lazy("rental support", "Ended")


class InstalmentState(models.TextChoices):
    DUE = "due", pgettext_lazy("instalment", "To be approved")
    APPROVED = "approved", pgettext_lazy("instalment", "Approved, to be paid")
    PAID = "paid", pgettext_lazy("instalment", "Paid")
    REFUSED = "refused", pgettext_lazy("instalment", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("instalment", "Withdrawn")


class Ending(models.TextChoices):
    """Why a support ends before everything is paid."""

    ON_HER_OWN = "on_her_own", _("Pays for herself now")
    MOVED = "moved", _("Has moved")
    CONTRACT_ENDED = "contract_ended", _("The contract has ended")
    NO_MORE_ENTITLED = "no_more_entitled", _("Conditions no longer met")
    GAVE_UP = "gave_up", _("Has given it up")
    BY_MISTAKE = "by_mistake", _("Decided by mistake")


STANDING = (InstalmentState.DUE, InstalmentState.APPROVED, InstalmentState.PAID)
"""What counts against the decision when another instalment is asked for."""
GIVEN = (InstalmentState.APPROVED, InstalmentState.PAID)
"""What counts against it in any case."""
WITH_A_CONTRACT = (SupportKind.RENT, SupportKind.DEPOSIT, SupportKind.ARREARS, SupportKind.UTILITIES)
