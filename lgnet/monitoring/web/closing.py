# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close a period: what will be kept, what is missing, and the button."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.kernel.errors import Problem
from lgnet.monitoring.actions.close_period import close_period
from lgnet.monitoring.breakdown import DIVISIONS, UNKNOWN
from lgnet.monitoring.choices import Source
from lgnet.monitoring.errors import NoSuchFigure
from lgnet.monitoring.figures import Figure
from lgnet.monitoring.policies import may_close_periods
from lgnet.monitoring.queries import being_counted, figures, programmes_with_figures, report_period_of
from lgnet.monitoring.reports.words import division_name
from lgnet.monitoring.web.selection import chosen
from lgnet.monitoring.web.standing import may_be_closed
from lgnet.network.door import city_page


@city_page(may_close_periods, writes=True)
def closing(request, by):
    selection = chosen(request.GET, list(programmes_with_figures(request.city)))
    if selection is None:
        raise NoSuchFigure()
    problem = None
    if request.method == "POST":
        try:
            close_period(programme=selection.programme, period=selection.period, by=by)
        except Problem as refusal:
            problem = refusal
        else:
            messages.success(request, _("The period is being closed: its figures stay as they are."))
            return redirect(
                f"{reverse('monitoring:city_figures', args=[request.city.slug])}?{selection.query}"
            )
    found = figures(request.city, selection.programme, selection.period).figures
    kept = [figure for figure in found if figure.definition.source != Source.WAITING]
    return TemplateResponse(
        request,
        "monitoring/closing.html",
        {
            "selection": selection,
            "figures": [(figure, _missing(figure)) for figure in kept],
            "problem": problem,
            "is_over": may_be_closed(selection),
            "closed": report_period_of(request.city, selection.programme, selection.period),
            "being_counted": being_counted(selection.programme, city=request.city),
        },
        status=problem.status if problem else 200,
    )


def _missing(figure: Figure) -> list[tuple[str, int]]:
    """By division, of how many people it is not known."""
    if not figure.by:
        return []
    return [(division_name(name), figure.by[name][UNKNOWN]) for name in DIVISIONS if figure.by[name][UNKNOWN]]
