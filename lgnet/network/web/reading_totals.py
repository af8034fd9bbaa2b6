# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who read how much in a period, as the audit tells."""

from datetime import timedelta

from django import forms
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.policies import may_review_readings
from lgnet.network.readings import totals
from lgnet.network.saying import DAY

A_WEEK = timedelta(days=6)
MOST = timedelta(days=92)


class PeriodForm(forms.Form):
    """The last seven days, where nothing else is asked for."""

    first = forms.DateField(label=_("From"), widget=DAY, required=False)
    last = forms.DateField(label=_("To"), widget=DAY, required=False)

    def clean(self) -> dict:
        told = super().clean()
        last = told.get("last") or clock.today()
        period = {"first": told.get("first") or last - A_WEEK, "last": last}
        if not timedelta(0) <= period["last"] - period["first"] <= MOST:
            raise forms.ValidationError(
                _("Choose a period of at most three months, the first day before the last.")
            )
        return period


@city_page(may_review_readings)
def reading_totals(request, by):
    today = clock.today()
    form = PeriodForm(request.GET or {"first": today - A_WEEK, "last": today})
    found = totals(by, **form.cleaned_data) if form.is_valid() else []
    return TemplateResponse(
        request, "network/reading_totals.html", {"form": form, "totals": found, "valid": form.is_valid()}
    )
