# SPDX-License-Identifier: AGPL-3.0-or-later
from django.utils.translation import get_language

from lgnet.portal.languages import ITALIAN


def staff_language() -> str:
    """Of the reader at a desk: Italian, or English."""
    return "en" if (get_language() or ITALIAN).startswith("en") else ITALIAN
