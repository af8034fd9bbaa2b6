# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of an import with what was found of each; and the file of those that are given back."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lgnet.exchange import contents
from lgnet.exchange.choices import BatchState, RowState, Verdict
from lgnet.exchange.errors import NoSuchRow
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.policies import may_import
from lgnet.exchange.queries import get_batch, shown
from lgnet.exchange.web.telling import kept_words
from lgnet.exchange.writing import TYPES
from lgnet.network.door import city_page
from lgnet.trust import audit

ON_A_PAGE = 50
TONES = {
    Verdict.NEW: "success", Verdict.KNOWN: "info", Verdict.CHANGED: "warning", Verdict.TWIN: "warning",
    Verdict.WRONG: "danger",
}  # fmt: skip
AFTER = (BatchState.RUNNING, BatchState.DONE, BatchState.UNDOING, BatchState.UNDONE)


class RowFilter(forms.Form):
    verdict = forms.ChoiceField(label=gettext_lazy("Found at the trial"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("What became of it"), required=False)

    def __init__(self, *args, after: bool, **options) -> None:
        super().__init__(*args, **options)
        everything = [("", pgettext_lazy("rows", "All"))]
        self.fields["verdict"].choices = everything + [choice for choice in Verdict.choices if choice[0]]
        self.fields["state"].choices = [
            *everything,
            *RowState.choices,
            ("kept", gettext_lazy("Not taken back")),
        ]
        if not after:
            del self.fields["state"]


@city_page(may_import)
def rows(request, by, batch_id):
    batch = get_batch(by, batch_id)
    filters = RowFilter(request.GET, after=batch.state in AFTER)
    asked = filters.cleaned_data if filters.is_valid() else {}
    page = Paginator(_filtered(batch, asked), ON_A_PAGE).get_page(request.GET.get("page"))
    listed = shown(batch, list(page.object_list), by=by)
    told = {
        "batch": batch,
        "page": page,
        "filters": filters,
        "rows": [_row(batch, one) for one in listed],
        "after": batch.state in AFTER,
    }
    return TemplateResponse(request, "exchange/rows.html", told)


def _filtered(batch: ImportBatch, asked: dict):
    found = batch.rows.order_by("number")
    if asked.get("verdict"):
        found = found.filter(verdict=asked["verdict"])
    if asked.get("state") == "kept":
        return found.exclude(kept="")
    return found.filter(state=asked["state"]) if asked.get("state") else found


def _row(batch: ImportBatch, one) -> tuple:
    """The row, its colour, why it was not taken back, and its cells."""
    kept = kept_words(one.row.kept) if one.row.kept else ""
    return one, TONES.get(one.row.verdict, "neutral"), kept, pairs_of(batch, one)


def pairs_of(batch: ImportBatch, one) -> list[tuple[str, str]]:
    """Header and cell, of those that say something."""
    header = contents.header_of(batch)
    return [
        (header[place] if place < len(header) else "?", cell) for place, cell in enumerate(one.cells) if cell
    ]


@city_page(may_import)
def given_back(request, by, batch_id):
    """The wrong rows as a file of the same kind, the reason on each."""
    batch = get_batch(by, batch_id)
    if batch.rejected is None:
        raise NoSuchRow()
    audit.shown("exchange.given_back_taken", by=by, target=batch)
    content = contents.opened_bytes(batch, contents.REJECTED, batch.rejected)
    stem = slugify(batch.file_name.rsplit(".", 1)[0])[:60] or "file"
    name = f"{stem}-{slugify(_('to correct'))}.{batch.kind}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=TYPES[batch.kind], headers={"Content-Disposition": disposition})
