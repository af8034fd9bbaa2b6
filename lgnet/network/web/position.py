# SPDX-License-Identifier: AGPL-3.0-or-later
from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.network.near import Position, read_position


class PositionField(forms.CharField):
    """Latitude and longitude in one field, as a map gives them."""

    def __init__(self, **options) -> None:
        told = {"label": _("Position"), "required": False, "max_length": 40, **options}
        super().__init__(
            **{"help_text": _("Latitude and longitude, as a map gives them: 40.7267, 8.5592"), **told}
        )

    def clean(self, value) -> Position | None:
        text = super().clean(value)
        if text and (found := read_position(text)) is None:
            raise forms.ValidationError(_("Write two numbers, for example 40.7267, 8.5592."), code="invalid")
        return found if text else None


def as_columns(told: dict) -> dict:
    """What a form says, with the position as the records keep it."""
    position = told.pop("position", None)
    return {**told, "latitude": position and position.latitude, "longitude": position and position.longitude}
