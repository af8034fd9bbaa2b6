# SPDX-License-Identifier: AGPL-3.0-or-later
"""Works on houses, and what running them costs."""

from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum

from lgnet.housing.choices import WorksState
from lgnet.housing.errors import NoSuchCost, NoSuchWorks
from lgnet.housing.models import PlannedBed, Property, RunningCost, Works
from lgnet.kernel.actor import Actor


def works_of(home: Property) -> QuerySet[Works]:
    return home.works.prefetch_related("planned_beds").order_by("-planned_from", "-pk")


def works_going_on(home: Property) -> QuerySet[Works]:
    return home.works.filter(state__in=(WorksState.PLANNED, WorksState.UNDER_WAY))


def get_works(by: Actor, works_id: UUID) -> Works:
    """Raises NoSuchWorks."""
    works = Works.objects.select_related("property__team").filter(city_id=by.city_id, pk=works_id).first()
    if works is None:
        raise NoSuchWorks()
    return works


def get_planned_bed(works: Works, planned_id: UUID) -> PlannedBed:
    """Raises NoSuchWorks."""
    planned = works.planned_beds.select_related("works").filter(pk=planned_id).first()
    if planned is None:
        raise NoSuchWorks()
    return planned


def costs_of(home: Property) -> QuerySet[RunningCost]:
    return home.costs.order_by("-first_day", "kind", "pk")


def total_of(home: Property) -> Decimal:
    return home.costs.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)


def get_cost(home: Property, cost_id: UUID) -> RunningCost:
    """Raises NoSuchCost."""
    cost = home.costs.filter(pk=cost_id).first()
    if cost is None:
        raise NoSuchCost()
    return cost
