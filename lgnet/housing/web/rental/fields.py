# SPDX-License-Identifier: AGPL-3.0-or-later
"""Amounts as people write them."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

ITALIAN = re.compile(r"^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))$")
"""1.200,50 or 1200,50."""
PLAIN = re.compile(r"^-?\d+(?:\.\d{1,2})?$")
"""1200 or 1200.50. A point before three digits is refused: it may mean thousands, or a slip of the finger."""


class EurosField(forms.CharField):
    """1.200,50 or 1200,5 or 1200.50. What is no number at all is refused here; what is no amount, by the action."""

    def __init__(self, **told) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attrs), **told)

    def clean(self, value) -> Decimal | None:
        text = super().clean(value).replace("€", "").replace(" ", "").replace("\u00a0", "")
        if not text:
            return None
        return _read(text)

    def prepare_value(self, value):
        return str(value).replace(".", ",") if isinstance(value, Decimal) else value


def _read(text: str) -> Decimal:
    if PLAIN.match(text):
        return Decimal(text)
    if found := ITALIAN.match(text):
        sign, whole, cents = found.groups()
        return Decimal(f"{sign}{whole.replace('.', '')}.{cents}")
    raise forms.ValidationError(_("Write an amount in euros, like 1200,50: nothing was changed."))
