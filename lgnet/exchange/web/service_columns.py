# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which column of a file of services is what: guessed or remembered, and put right here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lgnet.exchange.errors import ColumnTwice
from lgnet.exchange.service_errors import ColumnsMissing
from lgnet.exchange.service_rows import Table, missing

LABELS = {
    "organization": _("Who gives it"), "name": _("Name of the service"), "description": _("What one finds there"),
    "needs": _("Needs it answers"), "accepts": _("Whom it accepts"), "accepts_note": _("Whom it accepts, in words"),
    "access": _("How one gets in"), "cost": _("Cost"), "phone": _("Phone"), "email": _("E-mail"),
    "address": _("Address"), "opening_hours": _("Opening hours"), "languages": _("Languages spoken there"),
}  # fmt: skip
SAMPLES = 3


class ServiceColumnsForm(forms.Form):
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
        if absent := missing(self.said() if not self.errors else {}):
            problem = ColumnsMissing(columns=", ".join(str(LABELS[field]) for field in absent))
            raise forms.ValidationError(f"{problem.words()} {problem.advice()}")
        return cleaned
