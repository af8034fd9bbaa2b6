# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from decimal import Decimal

from django import forms

WRITTEN = re.compile(r"([\d.,]*?\d)(?:[.,](\d{1,2}))?")


class EuroField(forms.DecimalField):
    """An amount as people write it: `1076353,03`, `1.076.353,03`, `1,076,353.03` or `1076353`."""

    def __init__(self, **options) -> None:
        plain = {"max_digits": 14, "decimal_places": 2, "min_value": 0, "required": False}
        super().__init__(**{**plain, **options}, widget=forms.TextInput(attrs={"inputmode": "decimal"}))

    def to_python(self, value) -> Decimal | None:
        written = re.sub(r"[\s€]|EUR", "", str(value or ""))
        found = WRITTEN.fullmatch(written)
        if found:
            whole, cents = found.groups()
            written = f"{re.sub('[.,]', '', whole)}.{cents or '00'}"
        return super().to_python(written)

    def prepare_value(self, value):
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value
