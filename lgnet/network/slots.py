# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places on the network's pages that contexts above may fill."""

from collections.abc import Callable

_landing: list[Callable] = []


def on_landing(fill: Callable) -> Callable:
    """Register `fill(request) -> dict`: what it returns is given to the public first page."""
    _landing.append(fill)
    return fill


def landing_slots(request) -> dict:
    filled: dict = {}
    for fill in _landing:
        filled.update(fill(request))
    return filled
