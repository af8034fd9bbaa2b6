# SPDX-License-Identifier: AGPL-3.0-or-later
"""The best assignment is found and suggested: nothing is booked by it. Imported by the job alone: numbers as these take
50 MiB of memory, which the pages do without."""

import time
from uuid import UUID

from django.db import transaction

from lgnet.housing.models import Assignment, HousingRequest, Suggestion
from lgnet.housing.placing.best import Found, Missing, Unsolved, best, is_alone
from lgnet.housing.placing.in_order import in_order
from lgnet.housing.placing.proof import bed_prices, bound_of, faults, value_of
from lgnet.housing.placing.shapes import Given, Problem
from lgnet.housing.queries.assigning import all_waiting
from lgnet.housing.request_choices import RunState
from lgnet.housing.request_errors import NotProved, SolverMissing
from lgnet.kernel import clock
from lgnet.kernel.errors import Problem as Refusal
from lgnet.trust.tenancy import EVERY_TEAM, in_city

ALMOST = 1e-6


def find_assignment(*, city_id: UUID, assignment_id: UUID) -> None:
    """Read, think without a transaction, write; done twice, it is done once."""
    with in_city(city_id, teams=EVERY_TEAM):
        with transaction.atomic():
            if not Assignment.objects.filter(pk=assignment_id, state=RunState.MAKING).exists():
                return
            problem = all_waiting()
        began = time.monotonic()
        try:
            found, ordered = proved(problem)
        except Refusal as refusal:
            _failed(assignment_id, refusal)
            return
        with transaction.atomic():
            _write(assignment_id, problem, found, ordered, seconds=time.monotonic() - began)


def proved(problem: Problem) -> tuple[Found, Given]:
    """The best and today's order, both checked apart from what found them. Raises SolverMissing, NotProved."""
    try:
        found = best(problem)
    except Missing as missing:
        raise SolverMissing() from missing
    except Unsolved as unsolved:
        raise NotProved() from unsolved
    ordered, value = in_order(problem), value_of(problem, found.given)
    limit = bed_prices(problem, found.given) if is_alone(problem) else bound_of(problem)
    if faults(problem, found.given) or faults(problem, ordered) or limit is None or limit < value - ALMOST:
        raise NotProved()
    return found, ordered


def _failed(assignment_id: UUID, refusal: Refusal) -> None:
    with transaction.atomic():
        Assignment.objects.filter(pk=assignment_id, state=RunState.MAKING).update(
            state=RunState.FAILED, problem=refusal.code, ready_at=clock.now()
        )


def _write(assignment_id: UUID, problem: Problem, found: Found, ordered: Given, *, seconds: float) -> None:
    run = Assignment.objects.select_for_update().get(pk=assignment_id)
    if run.state != RunState.MAKING:
        return
    run.state, run.ready_at, run.seconds, run.bound = RunState.READY, clock.now(), seconds, found.bound
    run.households, run.beds = len(problem.households), sum(len(place.spots) for place in problem.places)
    run.placed, run.value = len(found.given), value_of(problem, found.given)
    run.placed_in_order, run.value_in_order = len(ordered), value_of(problem, ordered)
    run.save()
    told = {request: found.given.get(request, (None, ())) for request in [*found.given, *ordered]}
    whose = dict(HousingRequest.objects.filter(pk__in=told).values_list("pk", "person_id"))
    Suggestion.objects.bulk_create(
        Suggestion(
            assignment=run, request_id=request, person_id=whose[request], unit_id=unit, beds=list(beds),
            in_order_id=ordered.get(request, (None,))[0],
        )
        for request, (unit, beds) in told.items()
    )  # fmt: skip
