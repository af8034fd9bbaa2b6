# SPDX-License-Identifier: AGPL-3.0-or-later
"""What requests for a place add to the pages of contexts below: a person's, a case's, "My day", the menu."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.casework import slots as casework_slots
from lgnet.casework.policies import may_have_tasks
from lgnet.casework.slots import MOST_LINES, Line, Section
from lgnet.housing.actions.erase_requests import erase_requests
from lgnet.housing.models import Stay
from lgnet.housing.queries.waiting import held_requests, requests_of
from lgnet.housing.request_policies import may_ask_for_place, may_read_waiting
from lgnet.kernel import clock
from lgnet.network import navigation
from lgnet.network.navigation import Entry
from lgnet.people import retention
from lgnet.people import slots as people_slots

TITLE = gettext_lazy("Request for a place")


def register() -> None:
    retention.erases(erase_requests)
    waiting = gettext_lazy("Waiting for a place")
    navigation.add(Entry(waiting, "places:waiting", may_read_waiting, "it-clock", 44))
    people_slots.on_person(
        people_slots.Panel(TITLE, "housing/panels/requests.html", may_read_waiting, of_person, 31)
    )
    casework_slots.on_case(
        casework_slots.CasePanel(TITLE, "housing/panels/requests.html", may_read_waiting, of_case, 10)
    )
    casework_slots.on_my_day(
        Section("places-held", gettext_lazy("Places held for people you follow"), may_have_tasks, places_held, 41,
                "bed", "places:waiting")
    )  # fmt: skip


def of_person(by, person) -> dict:
    """One query."""
    return {"requests": list(requests_of(person).select_related("case"))}


def of_case(by, case) -> dict:
    """One query; asking is offered while the case goes on and nothing is asked."""
    requests = list(case.housing_requests.order_by("-asked_at"))
    asks = case.closed_at is None and not any(one.is_open for one in requests)
    return {"requests": requests, "asks": asks and may_ask_for_place.allows(by, case=case), "case": case}


def places_held(by, city) -> list[Line]:
    """Of the cases I follow: the person is to be told, and brought there."""
    mine = list(held_requests(by).filter(case__manager_id=by.user_id)[: MOST_LINES + 1])
    stays = {one.party: one for one in Stay.objects.filter(party__in=[one.party for one in mine])}
    return [_line(one, stays.get(one.party), city) for one in mine]


def _line(request, stay, city) -> Line:
    until = stay and stay.provisional_until
    badge = (
        _("until %(until)s") % {"until": date_format(until.astimezone(clock.ROME), "j F, H:i")}
        if until
        else ""
    )
    url = reverse("places:request", args=[city.slug, request.pk])
    return Line(str(request.person), url, "", None, "warning", badge, request.person_id)
