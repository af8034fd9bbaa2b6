# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the city promises to reach in a period: one number for each figure."""

from decimal import Decimal

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Problem
from lgnet.monitoring.actions.set_target import MOST, set_target
from lgnet.monitoring.choices import Source
from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.figures import Figure
from lgnet.monitoring.policies import may_set_targets
from lgnet.monitoring.queries import figures, programmes_with_figures
from lgnet.monitoring.web.selection import Selection, chosen
from lgnet.network.door import city_page


def number(value: Decimal | None) -> Decimal | int | None:
    """As one would type it: 60, not 60.0."""
    return int(value) if value is not None and value == int(value) else value


class TargetsForm(forms.Form):
    """A field for each figure that takes a target; an empty one takes it away."""

    def __init__(self, sent, promised: list[Figure]) -> None:
        super().__init__(sent, initial={figure.code: number(figure.target) for figure in promised})
        for figure in promised:
            median = figure.definition.is_median
            self.fields[figure.code] = forms.DecimalField(
                label=figure.definition.title,
                help_text=_("At most so many hours (median).") if median else _("At least so many."),
                required=False, min_value=0, max_value=MOST, max_digits=8, decimal_places=1 if median else 0,
                widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
            )  # fmt: skip


@city_page(may_set_targets, writes=True)
def targets(request, by):
    selection = chosen(request.GET, list(programmes_with_figures(request.city)))
    if selection is None:
        raise NoSuchFigure()
    found = figures(request.city, selection.programme, selection.period).figures
    promised = [figure for figure in found if figure.definition.source != Source.WAITING]
    form = TargetsForm(request.POST or None, promised)
    if request.method == "POST" and form.is_valid() and _set(form, selection, by):
        messages.success(request, _("The targets are saved."))
        return redirect(f"{reverse('monitoring:city_figures', args=[request.city.slug])}?{selection.query}")
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(
        request, "monitoring/targets.html", {"selection": selection, "form": form}, status=status
    )


def _set(form: TargetsForm, selection: Selection, by: Actor) -> bool:
    """All of them or none; what an action refuses is said on the form."""
    try:
        with transaction.atomic():
            for indicator, value in form.cleaned_data.items():
                set_target(
                    programme=selection.programme,
                    indicator=indicator,
                    period=selection.period,
                    value=value,
                    by=by,
                )
    except Problem as problem:
        form.add_error(None, f"{problem.words()} {problem.advice()}")
        return False
    return True
