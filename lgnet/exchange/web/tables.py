# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small table on its way through the page (services, houses): read, told column by column, carried, given back."""

from collections.abc import Callable, Iterable
from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lgnet.exchange.choices import FileKind
from lgnet.exchange.errors import ColumnTwice, TooLarge
from lgnet.exchange.reader.refusing import MOST_BYTES, Refused
from lgnet.exchange.refusals import REFUSALS
from lgnet.exchange.service_errors import ColumnsMissing, TableTooOld
from lgnet.exchange.service_rows import Table, table_of
from lgnet.exchange.web.imports import FileForm
from lgnet.exchange.writing import TYPES, table_file

AN_HOUR = 3600
SAMPLES = 3


class TableColumnsForm(forms.Form):
    """Which column is what. Of each kind of table: `labels` by field, and what `missing` says must be there."""

    labels: dict
    missing: staticmethod

    def __init__(self, *args, table: Table, **options) -> None:
        super().__init__(*args, **options)
        for place, label in enumerate(table.header):
            samples = [cells[place] for _number, cells in table.rows[:SAMPLES] if place < len(cells)]
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=label or _("Column %(number)s") % {"number": place + 1},
                choices=[("", _("Leave out")), *self.labels.items()], required=False,
                help_text=" · ".join(sample[:60] for sample in samples if sample),
            )  # fmt: skip

    def said(self) -> dict[str, str]:
        return {name[1:]: field for name, field in self.cleaned_data.items() if field}

    def clean(self) -> dict:
        cleaned = super().clean()
        said = [field for field in cleaned.values() if field]
        for field in said:
            if said.count(field) > 1:
                problem = ColumnTwice(column=self.labels[field])
                raise forms.ValidationError(f"{problem.words()} {problem.advice()}")
        if absent := self.missing({name[1:]: field for name, field in cleaned.items() if field}):
            problem = ColumnsMissing(columns=", ".join(str(self.labels[field]) for field in absent))
            raise forms.ValidationError(f"{problem.words()} {problem.advice()}")
        return cleaned


def carry(table: Table, *, salt: str) -> str:
    """For the page to bring back: nothing is stored between the steps."""
    return signing.dumps(asdict(table), salt=salt, compress=True)


def table_sent(request, form: FileForm, *, salt: str) -> Table | None:
    """A new file, or the one that the page carries; None, and said why, when there is none."""
    if "table" not in request.POST:
        return _read(request, form)
    try:
        return Table(**signing.loads(request.POST["table"], salt=salt, max_age=AN_HOUR))
    except signing.BadSignature:
        messages.error(request, f"{TableTooOld().words()} {TableTooOld().advice()}")
        return None


def _read(request, form: FileForm) -> Table | None:
    if getattr(request, "too_large", False) or not request.FILES:
        form.is_bound, form.files = True, request.FILES
    if getattr(request, "too_large", False):
        form.errors["file"] = form.error_class([TooLarge(most=MOST_BYTES // 1024**2).words()])
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return table_of(file.read(), file_name=file.name)
    except Refused as refused:
        form.add_error("file", " ".join(REFUSALS[refused.code].told(refused.facts)).strip())
        return None


def columns_told(
    form: type[TableColumnsForm], request, table: Table, *, known: Callable[[], dict]
) -> TableColumnsForm:
    """As the page says, else as they are known."""
    if "table" in request.POST:
        return form(request.POST, table=table)
    return form({f"c{place}": field for place, field in known().items()}, table=table)


def counted(judged: Iterable) -> dict[str, int]:
    judged = list(judged)
    return {"new": sum(one.is_new for one in judged), "wrong": sum(bool(one.why) for one in judged)}


def given_back(table: Table, judged: Iterable, *, file_name: str) -> HttpResponse:
    """The wrong rows with their reason, to whoever brought them: put right, the file is brought again."""
    why, width = {one.number: one.why for one in judged if one.why}, len(table.header)
    rows = [[*(cells + [""] * width)[:width], why[number]] for number, cells in table.rows if number in why]
    content = table_file(FileKind.CSV, [*table.header, _("Reason (LGNet)")], rows)
    response = HttpResponse(content, TYPES[FileKind.CSV])
    response["Content-Disposition"] = f'attachment; filename="{file_name}.csv"'
    return response
