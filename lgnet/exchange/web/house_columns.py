# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which column of a file of houses is what: guessed or remembered, and put right here."""

from django.utils.translation import gettext_lazy as _

from lgnet.exchange.house_rows import missing
from lgnet.exchange.web.tables import TableColumnsForm

LABELS = {
    "house": _("House"), "kind": _("Kind"), "owner_kind": _("Owner"), "owner": _("Name of the owner"),
    "team": _("Team that runs it"), "confidential": _("Confidential address"), "meeting_point": _("Meeting point"),
    "phone": _("Phone"), "street": _("Street and number"), "place": _("Postal code and town"),
    "entering": _("How to enter"), "unit": _("Room or flat"), "for_whom": _("For whom"), "bed": _("Bed"),
    "traits": _("What it offers"), "in_service_from": _("In service from"),
}  # fmt: skip


class HouseColumnsForm(TableColumnsForm):
    labels = LABELS
    missing = staticmethod(missing)
