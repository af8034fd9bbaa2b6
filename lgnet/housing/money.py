# SPDX-License-Identifier: AGPL-3.0-or-later
"""Euros are decimal numbers to the cent, everywhere: never floating point."""

from decimal import Decimal

from django.utils.formats import number_format

from lgnet.housing.rental_errors import NotAnAmount, TooMuch

CENT = Decimal("0.01")
MOST = Decimal("1000000.00")


def euros(amount: Decimal) -> Decimal:
    """The same to two places. Raises NotAnAmount for nothing, less than nothing or a part of a cent; TooMuch."""
    if not amount.is_finite() or amount <= 0:
        raise NotAnAmount()
    if amount > MOST:
        raise TooMuch()
    if amount != amount.quantize(CENT):
        raise NotAnAmount()
    return amount.quantize(CENT)


def in_words(amount: Decimal) -> str:
    """`1.200,50` as the reader writes it."""
    return number_format(amount, decimal_pos=2, use_l10n=True, force_grouping=True)
