# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which column of a file of services is what: guessed or remembered, and put right here."""

from django.utils.translation import gettext_lazy as _

from lgnet.exchange.service_rows import missing
from lgnet.exchange.web.tables import TableColumnsForm

LABELS = {
    "organization": _("Who gives it"), "name": _("Name of the service"), "description": _("What one finds there"),
    "needs": _("Needs it answers"), "accepts": _("Whom it accepts"), "accepts_note": _("Whom it accepts, in words"),
    "access": _("How one gets in"), "cost": _("Cost"), "phone": _("Phone"), "email": _("E-mail"),
    "address": _("Address"), "opening_hours": _("Opening hours"), "languages": _("Languages spoken there"),
}  # fmt: skip


class ServiceColumnsForm(TableColumnsForm):
    labels = LABELS
    missing = staticmethod(missing)
