# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stays add to the pages of contexts below."""

from django.utils.translation import get_language

from lgnet.housing.actions.erase_stays import erase_stays
from lgnet.housing.codes import STAY_REASONS
from lgnet.people import retention
from lgnet.people.copying import declared


def register() -> None:
    retention.erases(erase_stays)
    declared.words(stay_reason=lambda code: STAY_REASONS.label(code, get_language()))
