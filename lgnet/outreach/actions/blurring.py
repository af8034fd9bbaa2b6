# SPDX-License-Identifier: AGPL-3.0-or-later
"""Positions are kept with three decimals, about 100 metres: enough to find the corner, too little to find the door."""

from decimal import Decimal

ABOUT_100_METRES = Decimal("0.001")


def blurred(degrees) -> Decimal | None:
    return None if degrees is None else Decimal(str(degrees)).quantize(ABOUT_100_METRES)
