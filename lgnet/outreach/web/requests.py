# SPDX-License-Identifier: AGPL-3.0-or-later
"""The board of requests: who waits to be taken in charge, longest first."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.outreach.models import TakeChargeRequest
from lgnet.outreach.policies import OVERDUE_AFTER, may_read_requests, waiting_level
from lgnet.outreach.queries import declined_recently, median_wait, names_of, waiting_requests
from lgnet.outreach.slots import request_actions
from lgnet.trust import audit

A_PAGE = 50
MOST_DECLINED = 20


@city_page(may_read_requests)
def requests(request, by):
    waiting = waiting_requests(by)
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    declined = list(declined_recently(by)[:MOST_DECLINED]) if page.number == 1 else []
    _say_who_was_shown(by, [*page, *declined])
    names = names_of([one.asked_by for one in page] + [one.decided_by for one in declined])
    actions = request_actions(by)
    shown = {
        "page": page,
        "rows": [_row(one, names, actions, request.city) for one in page],
        "declined": [{"request": one, "by": names.get(one.decided_by, "")} for one in declined],
        **_figures(waiting),
    }
    return TemplateResponse(request, "outreach/requests.html", shown)


def _row(one: TakeChargeRequest, names: dict, actions: list, city) -> dict:
    buttons = [
        {"label": action.label, "icon": action.icon, "url": action.url(city, one)} for action in actions
    ]
    level = waiting_level(clock.now() - one.clock_from)
    return {"request": one, "by": names.get(one.asked_by, ""), "level": level, "buttons": buttons}


def _figures(waiting) -> dict:
    """Of all who wait, not of this page."""
    begun = list(waiting.select_related(None).prefetch_related(None).only("clock_from"))
    overdue = sum(clock.now() - one.clock_from >= OVERDUE_AFTER for one in begun)
    median = median_wait(begun)
    hours = None if median is None else round(median / timedelta(hours=1))
    limit = OVERDUE_AFTER // timedelta(hours=1)
    return {"waiting": len(begun), "overdue": overdue, "median_hours": hours, "limit": limit}


def _say_who_was_shown(by, listed: list[TakeChargeRequest]) -> None:
    people = {one.person_id for one in listed if one.person_id}
    audit.shown("outreach.requests_listed", by=by, people=people)
