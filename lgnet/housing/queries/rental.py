# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of rental support. The database itself hides other cities and protected people."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import DecimalField, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Least

from lgnet.housing.models import Instalment, Lease, RentalSupport
from lgnet.housing.rental_choices import GIVEN, STANDING, InstalmentState, SupportState
from lgnet.housing.rental_errors import NoSuchSupport
from lgnet.housing.rental_policies import may_read_supports
from lgnet.kernel import clock
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids

ENDING_WITHIN = timedelta(days=60)
EUROS = DecimalField(max_digits=14, decimal_places=2)


def supports_visible_to(by) -> QuerySet[RentalSupport]:
    if not may_read_supports.allows(by):
        return RentalSupport.objects.none()
    return RentalSupport.objects.select_related("person", "lease", "case")


def get_support(by, support_id: UUID) -> RentalSupport:
    """Raises NoSuchSupport, also for another city's."""
    found = with_sums(supports_visible_to(by)).filter(pk=support_id).first()
    if found is None:
        raise NoSuchSupport()
    return found


def get_instalment(support: RentalSupport, instalment_id: UUID) -> Instalment:
    found = support.instalments.filter(pk=instalment_id).first()
    if found is None:
        raise NoSuchSupport()
    found.support = support
    return found


def with_sums(supports: QuerySet[RentalSupport]) -> QuerySet[RentalSupport]:
    """With `asked` (all that counts against the decision), `given` (approved or paid) and `paid`, in euros."""
    return supports.annotate(
        asked=_sum("instalments__", STANDING),
        given=_sum("instalments__", GIVEN),
        paid=_sum("instalments__", [InstalmentState.PAID]),
    )


def _sum(to: str, states) -> Coalesce:
    counted = Sum(f"{to}amount", filter=Q(**{f"{to}state__in": list(states)}))
    return Coalesce(counted, Value(Decimal("0.00")), output_field=EUROS)


def paid_in_all(supports: QuerySet[RentalSupport], *, by: str = "") -> dict:
    """Euros paid: of each value of a column (`person`, `programme`, `city_id`), or under "" of all."""
    paid = Instalment.objects.filter(support__in=supports, state=InstalmentState.PAID).order_by()
    if not by:
        return {"": paid.aggregate(sum=_sum("", [InstalmentState.PAID]))["sum"]}
    rows = paid.values(f"support__{by}").annotate(sum=Sum("amount"))
    return {row[f"support__{by}"]: row["sum"] for row in rows}


def supports_of(person: Person) -> QuerySet[RentalSupport]:
    """Under whatever name, the newest first."""
    return with_sums(RentalSupport.objects.filter(person__in=record_ids(person))).order_by("-decided_at")


def leases_of(person: Person) -> QuerySet[Lease]:
    return Lease.objects.filter(person__in=record_ids(person)).order_by("-starts_on")


def instalments_visible_to(by, state: str, *, until: date | None = None) -> QuerySet[Instalment]:
    """In this state, the first due first; `until`: due on or before that day."""
    if not may_read_supports.allows(by):
        return Instalment.objects.none()
    rows = Instalment.objects.filter(state=state).select_related("support", "person")
    return rows.filter(due_on__lte=until) if until else rows


def month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def ending_supports() -> QuerySet[RentalSupport]:
    """Running ones that end within 60 days or have ended: the planned months, or before them the contract.

    `last` is that day.
    """
    running = RentalSupport.objects.filter(state=SupportState.RUNNING)
    running = running.annotate(last=Least("ends_on", Coalesce("lease__ends_on", "ends_on")))
    return running.filter(last__lte=clock.today() + ENDING_WITHIN).order_by("last", "pk")
