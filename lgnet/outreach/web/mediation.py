# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which mediators a city has had, and which it lacks: by language, for whoever plans them. Nobody is named."""

import csv
from datetime import date, timedelta

from django import forms
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.saying import DAY
from lgnet.outreach.mediation import Mediation, mediation_of
from lgnet.outreach.policies import may_read_mediation

BY_DEFAULT = timedelta(days=89)
"""A quarter, about: long enough to plan by."""
BOM = "\ufeff"  # spreadsheets read the letters right


class Days(forms.Form):
    first = forms.DateField(label=pgettext_lazy("day", "From"), required=False, widget=DAY)
    last = forms.DateField(label=pgettext_lazy("day", "To"), required=False, widget=DAY)

    def clean(self) -> dict:
        told = super().clean()
        if told.get("first") and told.get("last") and told["first"] > told["last"]:
            self.add_error("last", gettext_lazy("The last day comes before the first."))
        return told

    @property
    def chosen(self) -> tuple[date, date]:
        told = self.cleaned_data if self.is_valid() else {}
        last = told.get("last") or clock.today()
        return told.get("first") or last - BY_DEFAULT, last


@city_page(may_read_mediation)
def mediation(request, by):
    first, last = Days(request.GET).chosen
    sent = Days(request.GET if request.GET else None, initial={"first": first, "last": last})
    for field in sent.fields.values():
        field.widget.attrs["class"] = "form-control"
    shown = {
        "form": sent, "first": first, "last": last, "found": mediation_of(by, first=first, last=last),
        "file": f"?first={first.isoformat()}&last={last.isoformat()}",
    }  # fmt: skip
    return TemplateResponse(request, "outreach/mediation.html", shown)


@city_page(may_read_mediation)
def mediation_file(request, by):
    """The same numbers as CSV, for a spreadsheet."""
    first, last = Days(request.GET).chosen
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"lgnet-{request.city.slug}-{first.isoformat()}-{last.isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.write(BOM)
    writer = csv.writer(answer, delimiter=";")
    writer.writerows(_lines(mediation_of(by, first=first, last=last)))
    return answer


def _lines(found: Mediation):
    """Numbers and names of languages only: no place that people wrote, so nothing that a spreadsheet could run."""
    yield [
        _("Language"),
        _("Contacts with mediation"),
        _("Minutes"),
        _("Without minutes"),
        _("Needed and missing"),
    ]
    for row in [*found.rows, found.total]:
        yield [row.language or _("All languages"), row.given, row.minutes, row.without_minutes, row.missing]
