# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which column of a file of houses is what: guessed or remembered, and put right here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.exchange.errors import ColumnTwice
from lgnet.exchange.house_rows import missing
from lgnet.exchange.service_errors import ColumnsMissing
from lgnet.exchange.service_rows import Table

LABELS = {
    "house": _("House"), "kind": _("Kind"), "owner_kind": _("Owner"), "owner": _("Name of the owner"),
    "team": _("Team that runs it"), "confidential": _("Confidential address"), "meeting_point": _("Meeting point"),
    "phone": _("Phone"), "street": _("Street and number"), "place": _("Postal code and town"),
    "entering": _("How to enter"), "unit": _("Room or flat"), "for_whom": _("For whom"), "bed": _("Bed"),
    "traits": _("What it offers"), "in_service_from": _("In service from"),
}  # fmt: skip
SAMPLES = 3


class HouseColumnsForm(forms.Form):
    def __init__(self, *args, table: Table, **options) -> None:
        super().__init__(*args, **options)
        for place, label in enumerate(table.header):
            samples = [cells[place] for _number, cells in table.rows[:SAMPLES] if place < len(cells)]
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=label or _("Column %(number)s") % {"number": place + 1},
                choices=[("", _("Leave out")), *LABELS.items()], required=False,
                help_text=" · ".join(sample[:60] for sample in samples if sample),
            )  # fmt: skip

    def said(self) -> dict[str, str]:
        return {name[1:]: field for name, field in self.cleaned_data.items() if field}

    def clean(self) -> dict:
        cleaned = super().clean()
        said = [field for field in cleaned.values() if field]
        for field in said:
            if said.count(field) > 1:
                problem = ColumnTwice(column=LABELS[field])
                raise forms.ValidationError(f"{problem.words()} {problem.advice()}")
        if absent := missing({name[1:]: field for name, field in cleaned.items() if field}):
            problem = ColumnsMissing(columns=", ".join(str(LABELS[field]) for field in absent))
            raise forms.ValidationError(f"{problem.words()} {problem.advice()}")
        return cleaned
