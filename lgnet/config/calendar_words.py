# SPDX-License-Identifier: AGPL-3.0-or-later
"""Months and days of the week, that Django writes with a capital in Italian too: our catalogue goes before its own."""

from django.utils.translation import gettext_noop as _

MONTHS = [
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"), _("September"),
    _("October"), _("November"), _("December"),
]  # fmt: skip
DAYS = [
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
]  # fmt: skip
