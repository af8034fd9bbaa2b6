# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which column is what: guessed, remembered, and put right here."""

from typing import NamedTuple

from django import forms
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lgnet.exchange import contents
from lgnet.exchange.actions.confirm_columns import confirm_columns
from lgnet.exchange.choices import BatchState
from lgnet.exchange.columns import COLUMNS
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.policies import MOVES, may_import
from lgnet.exchange.queries import get_batch, shown
from lgnet.exchange.web.batch import notes_of
from lgnet.exchange.web.telling import steps_of
from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.door import city_page
from lgnet.network.queries import programmes_of
from lgnet.outreach.choices import ContactSource

SAMPLES = 3
GROUPS = {
    "person": pgettext_lazy("columns of", "The person"),
    "document": pgettext_lazy("columns of", "Documents"),
    "contact": pgettext_lazy("columns of", "The contact"),
    "none": pgettext_lazy("columns of", "Nothing"),
}


class Column(NamedTuple):
    field: forms.BoundField
    header: str
    samples: list[str]


def choices() -> list:
    language, found = get_language(), [("", _("Leave out"))]
    for group, label in GROUPS.items():
        of = [
            (code, COLUMNS.label(code, language))
            for code, entry in COLUMNS.entries.items()
            if entry["of"] == group
        ]
        found.append((label, of))
    return found


class ColumnsForm(forms.Form):
    programme = forms.ModelChoiceField(None, label=_("Programme of the contacts"), required=False)
    source = forms.ChoiceField(
        label=_("Where people were met, if the row does not say"), choices=ContactSource.choices
    )
    place = forms.CharField(
        label=_("Place of the contacts, if the row does not say"), max_length=160, required=False
    )

    def __init__(self, *args, batch: ImportBatch, header: list[str], **options) -> None:
        first = {"programme": batch.programme_id, "source": batch.source, "place": batch.place}
        super().__init__(*args, initial=first, **options)
        self.fields["programme"].queryset = programmes_of(batch.city_id)
        self.width = len(header)
        for spot, label in enumerate(header):
            self.fields[f"c{spot}"] = forms.ChoiceField(
                label=label or _("Column %(number)s") % {"number": spot + 1},
                choices=choices(), required=False, initial=batch.columns.get(str(spot), ""),
            )  # fmt: skip

    def told(self) -> dict:
        said = self.cleaned_data
        columns = {str(spot): said[f"c{spot}"] for spot in range(self.width) if said[f"c{spot}"]}
        return {name: said[name] for name in ("programme", "source", "place")} | {"columns": columns}


@city_page(may_import, writes=True)
def columns(request, by, batch_id):
    batch = get_batch(by, batch_id)
    if BatchState.CHECKING not in MOVES.get(BatchState(batch.state), ()):
        return redirect("exchange:import", request.city.slug, batch.pk)
    header = contents.header_of(batch)
    form = ColumnsForm(request.POST if request.method == "POST" else None, batch=batch, header=header)
    if request.method == "POST" and _confirmed(form, batch, by):
        return redirect("exchange:import", request.city.slug, batch.pk)
    first = shown(batch, list(batch.rows.order_by("number")[:SAMPLES]), by=by)
    listed = [
        Column(form[f"c{spot}"], label, [one.cells[spot] for one in first if spot < len(one.cells)])
        for spot, label in enumerate(header)
    ]
    told = {
        "batch": batch,
        "form": form,
        "columns": listed,
        "notes": notes_of(batch),
        "steps": steps_of(batch),
    }
    return TemplateResponse(request, "exchange/columns.html", told, status=422 if form.errors else 200)


def _confirmed(form: ColumnsForm, batch: ImportBatch, by) -> bool:
    if not form.is_valid():
        return False
    try:
        confirm_columns(batch=batch, by=by, **form.told())
    except (Conflict, Invalid) as problem:
        form.add_error(None, f"{problem.words()} {problem.advice()}")
        return False
    return True
