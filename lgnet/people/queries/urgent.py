# SPDX-License-Identifier: AGPL-3.0-or-later
"""Urgent accesses: of a person for those who see her, and of the city, without her name, for the officer."""

from uuid import UUID

from django.db.models import Q, QuerySet

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.errors import NoSuchRecord
from lgnet.people.models import Person, UrgentAccess
from lgnet.people.policies import may_review_urgent_accesses
from lgnet.people.queries.linked import record_ids
from lgnet.trust.models import AuditEvent

MOST_FORMER = 5


def accesses_to(person: Person) -> QuerySet[UrgentAccess]:
    """That opened her, under whatever name."""
    hers = record_ids(person)
    opened = Q(person__in=hers) | Q(also__overlap=hers)
    return UrgentAccess.objects.filter(opened, city_id=person.city_id)


def urgent_access_of(by: Actor, person: Person) -> UrgentAccess | None:
    """The one by which `by` sees her now."""
    held = accesses_to(person).filter(by_id=by.user_id, ends_at__gt=clock.now())
    return held.select_related("team").order_by("-ends_at").first()


def former_accesses_to(person: Person) -> list[UrgentAccess]:
    """For those who see her: the last ones, whoever opened them."""
    return list(accesses_to(person).order_by("-opened_at")[:MOST_FORMER])


def urgent_accesses_of(by: Actor) -> QuerySet[UrgentAccess]:
    """All of the city for the officer, none for others; newest first."""
    if not may_review_urgent_accesses.allows(by):
        return UrgentAccess.objects.none()
    found = UrgentAccess.objects.filter(city_id=by.city_id)
    return found.select_related("team").order_by("-opened_at", "pk")


def waiting_accesses_of(by: Actor) -> QuerySet[UrgentAccess]:
    """Not reviewed yet, and `by`'s to review: nobody reviews her own."""
    return urgent_accesses_of(by).filter(verdict="").exclude(by_id=by.user_id)


def waiting_accesses_count(by: Actor) -> int:
    return waiting_accesses_of(by).count()


def get_urgent_access(by: Actor, access_id: UUID) -> UrgentAccess:
    """Raises NoSuchRecord."""
    found = urgent_accesses_of(by).filter(pk=access_id).first()
    if found is None:
        raise NoSuchRecord()
    return found


def traces_of(access: UrgentAccess) -> int:
    """How often the register of accesses names the two together while it was open."""
    return AuditEvent.objects.filter(
        city_id=access.city_id, by_id=access.by_id, person_ids__overlap=access.person_ids,
        at__gte=access.opened_at, at__lte=access.ends_at,
    ).count()  # fmt: skip


def names_of(accesses) -> dict[UUID, str]:
    """Of whoever opened or reviewed them."""
    ids = {one for access in accesses for one in (access.by_id, access.reviewed_by)} - {None}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
