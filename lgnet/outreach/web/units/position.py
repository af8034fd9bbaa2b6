# SPDX-License-Identifier: AGPL-3.0-or-later
"""A position as a map on a phone gives it: `40.7259, 8.5555` in one field."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NUMBER = r"(-?\d{1,3}(?:\.\d+)?)"
POSITION = re.compile(rf"\s*{NUMBER}\s*[,; ]\s*{NUMBER}\s*")


class PositionField(forms.CharField):
    """Cleans to (latitude, longitude), or (None, None) when it is empty."""

    def __init__(self, **named) -> None:
        help_text = _("As a map gives it: 40.7259, 8.5555. It is kept to about 100 metres.")
        super().__init__(label=_("Position"), required=False, max_length=60, help_text=help_text, **named)

    def clean(self, value) -> tuple[Decimal | None, Decimal | None]:
        text = super().clean(value)
        if not text:
            return None, None
        found = POSITION.fullmatch(text)
        latitude, longitude = map(Decimal, found.groups()) if found else (Decimal(999), Decimal(999))
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise ValidationError(_("Write it like 40.7259, 8.5555: north first, then east."))
        return latitude, longitude


def written(where) -> str:
    """The position of a stop, as the field shows it."""
    return "" if where is None or where.latitude is None else f"{where.latitude}, {where.longitude}"
