# SPDX-License-Identifier: AGPL-3.0-or-later
"""What housing adds to the pages of contexts below, and to the menu."""

from lgnet.housing.panels import pages, rental, requests, stays


def register() -> None:
    pages.register()
    requests.register()
    rental.register()
    stays.register()
