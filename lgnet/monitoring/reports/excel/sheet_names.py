# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the sheets are called, at most 31 characters; the cover lists them."""

from django.utils.translation import gettext_lazy as _

COVER = _("Cover")
FIGURES = _("Figures")
BREAKDOWN = _("By group")
MONTHS = _("Month by month")
CITIES = _("City by city")
CORRECTIONS = _("Restatements")
REPORTED = _("Reported results")
METHOD = _("How it is counted")
