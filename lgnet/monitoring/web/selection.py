# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which programme and which period a page is about: chosen above it, kept in the address."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import Period, months_between, period_from, period_of, periods_of
from lgnet.monitoring.reports.words import label
from lgnet.network.models import Programme


@dataclass(frozen=True)
class Selection:
    programme: Programme
    period: Period
    form: forms.Form

    @property
    def query(self) -> str:
        """As it stands after the question mark."""
        return urlencode({"programme": self.programme.code, "period": self.period.code})

    @property
    def label(self) -> str:
        return label(self.period)


class SelectionForm(forms.Form):
    programme = forms.ChoiceField(label=gettext_lazy("Programme"), required=False)
    period = forms.ChoiceField(label=gettext_lazy("Period"), required=False)

    def __init__(self, programmes: list[Programme], programme: Programme, period: Period) -> None:
        super().__init__(initial={"programme": programme.code, "period": period.code})
        self.fields["programme"].choices = [(each.code, each.code) for each in programmes]
        self.fields["period"].choices = _choices(programme)


def chosen(asked, programmes: list[Programme]) -> Selection | None:
    """What the address asks for. Whatever it does not say, or says wrong, is the newest programme and this year.

    None when there is no programme to choose.
    """
    if not programmes:
        return None
    programme = next((each for each in programmes if each.code == asked.get("programme")), programmes[0])
    period = period_from(asked.get("period", ""))
    if period is None or not _touches(programme, period):
        this_year = period_of(clock.today(), PeriodKind.YEAR)
        period = (
            this_year if _touches(programme, this_year) else period_of(clock.today(), PeriodKind.PROGRAMME)
        )
    return Selection(programme, period, SelectionForm(programmes, programme, period))


def _bounds(programme: Programme) -> tuple[date, date]:
    """From the programme's start to its end, or to the end of this year where it has none."""
    end_of_year = period_of(clock.today(), PeriodKind.YEAR).ends_on
    first = programme.starts_on or period_of(clock.today(), PeriodKind.YEAR).starts_on
    return first, max(first, programme.ends_on or end_of_year)


def _touches(programme: Programme, period: Period) -> bool:
    first, last = _bounds(programme)
    return period.starts_on <= last and period.ends_on >= first


def _choices(programme: Programme) -> list:
    months = list(months_between(*_bounds(programme)))
    groups = [
        (_("Years"), PeriodKind.YEAR),
        (_("Quarters"), PeriodKind.QUARTER),
        (_("Months"), PeriodKind.MONTH),
    ]
    whole = period_of(months[0], PeriodKind.PROGRAMME)
    return [(whole.code, label(whole))] + [
        (name, [(each.code, label(each)) for each in reversed(periods_of(months, kind))])
        for name, kind in groups
    ]
