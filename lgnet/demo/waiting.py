# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who waits for a place in a city of the demonstration, one of them moved by hand, two who must live apart, and what is
suggested for all together. The same seed tells the same."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from lgnet.casework.models import Case
from lgnet.casework.queries.cases import open_cases_of
from lgnet.demo.town import Town
from lgnet.housing.actions.ask_for_assignment import ask_for_assignment
from lgnet.housing.actions.ask_for_place import Member, ask_for_place
from lgnet.housing.actions.find_assignment import find_assignment
from lgnet.housing.actions.keep_apart import keep_apart
from lgnet.housing.actions.move_in_list import move_in_list
from lgnet.housing.hours import tonight
from lgnet.housing.models import Assignment, HousingRequest, Stay
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.choices import Sex
from lgnet.trust import tenancy

WOMAN, GIRL, BOY, BABY = Member("adult", "F"), Member("child", "F"), Member("teen", "M"), Member("baby", "M")
ASKED = [
    {"urgency": 4, "exposure": 2, "with": [BABY], "needs": ["cot"], "days": 12, "outside": 5},
    {"urgency": 3, "exposure": 1, "with": [WOMAN, GIRL, BOY], "near": "Scuola di via Verdi", "days": 48},
    {"urgency": 3, "exposure": 0, "with": [], "days": 20, "outside": 20},
    {"urgency": 2, "exposure": 1, "with": [GIRL], "not_in_districts": ["Stazione"], "days": 75},
    {"urgency": 2, "exposure": 0, "with": [], "needs": ["pets"], "days": 90},
    {"urgency": 1, "exposure": 0, "with": [], "kinds": ["co_housing"], "days": 30},
]  # fmt: skip


def wait_for_places(town: Town, *, last: datetime) -> None:
    """Some ten actions a city."""
    by, city_id = town.case_managers[0], town.city.id
    if town.housing_officer is None:
        return
    at_work = tenancy.in_city(city_id, teams=by.team_ids, user_id=by.user_id)
    with clock.telling(last - timedelta(hours=5)), at_work, transaction.atomic():
        asked = [_ask(case, told, by=by) for case, told in zip(_homeless(by), ASKED, strict=False)]
        if len(asked) > 4:
            keep_apart(request=asked[2], other=asked[4].person, because="conflict", by=by)
    run = _decided(town.housing_officer, asked, city_id=city_id, at=last - timedelta(hours=4))
    with clock.telling(last - timedelta(hours=4)):
        find_assignment(city_id=city_id, assignment_id=run.pk)


def _decided(officer: Actor, asked: list[HousingRequest], *, city_id: UUID, at: datetime) -> Assignment:
    """The housing officer moves one by hand and asks for the best assignment."""
    with clock.telling(at), tenancy.in_city(city_id, teams=officer.team_ids), transaction.atomic():
        if len(asked) > 5:
            why = "Lo sfratto è esecutivo da lunedì: avviso visto allo sportello."
            move_in_list(request=asked[5], to_place=2, why=why, by=officer)
        return ask_for_assignment(by=officer)


def _homeless(by: Actor) -> list[Case]:
    housed = Stay.objects.filter(state__in=TAKES_A_BED, person__isnull=False).values("person")
    cases = open_cases_of(by).exclude(person__in=housed).filter(person__leading=None)
    return list(cases.order_by("-opened_at", "pk")[: len(ASKED)])


def _ask(case: Case, told: dict, *, by: Actor) -> HousingRequest:
    today = clock.today()
    outside = told.get("outside")
    more = {name: told[name] for name in ("needs", "kinds", "near", "not_in_districts") if name in told}
    return ask_for_place(
        case=case, members=[Member("adult", case.person.sex or Sex.UNKNOWN, case.person), *told["with"]],
        wanted_from=tonight(), urgency=told["urgency"], exposure=told["exposure"],
        waiting_since=today - timedelta(days=told["days"]),
        outside_since=today - timedelta(days=outside) if outside else None, by=by, **more,
    )  # fmt: skip
