# SPDX-License-Identifier: AGPL-3.0-or-later
"""What requests for a place add to the pages of contexts below."""

from lgnet.housing.actions.erase_requests import erase_requests
from lgnet.people import retention


def register() -> None:
    retention.erases(erase_requests)
