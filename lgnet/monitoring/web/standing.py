# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether the period of a city's page is closed, as its template `closing_state.html` tells it."""

from django.urls import reverse

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.figures import Figure
from lgnet.monitoring.policies import may_close_periods
from lgnet.monitoring.queries import being_settled, report_period_of
from lgnet.monitoring.web.selection import Selection
from lgnet.network.models import City


def closing_state(by: Actor, city: City, selection: Selection, figures: list[Figure]) -> dict:
    report_period = report_period_of(city, selection.programme, selection.period)
    query = f"?{selection.query}"
    closes = may_close_periods.allows(by) and may_be_closed(selection)
    return {
        "report_period": report_period,
        "being_settled": being_settled(report_period),
        "restated": any(figure.restatement for figure in figures),
        "drifting": sum(1 for figure in figures if figure.drift),
        "corrections": reverse("monitoring:corrections", args=[city.slug]) + query,
        "closing": reverse("monitoring:closing", args=[city.slug]) + query if closes else "",
    }


def may_be_closed(selection: Selection) -> bool:
    """Only what is over; the action says the rest."""
    return selection.period.kind != PeriodKind.PROGRAMME and selection.period.ends_on < clock.today()
