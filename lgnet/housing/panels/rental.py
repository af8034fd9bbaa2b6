# SPDX-License-Identifier: AGPL-3.0-or-later
"""What rental support adds to the pages of contexts below."""

from lgnet.housing.actions.erase_rental import erase_rental
from lgnet.people import retention


def register() -> None:
    retention.erases(erase_rental)
