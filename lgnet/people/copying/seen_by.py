# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who has seen a person's data: for her by role, as art. 15 asks for categories; for the officer by name, in
`lgnet.people.queries.accesses`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Min
from django.db.models.functions import TruncDate

from lgnet.kernel import clock
from lgnet.network.choices import ROLE_LABELS
from lgnet.network.models import Membership
from lgnet.trust.models import AuditEvent


@dataclass
class Seen:
    """By whoever works as this, in the city."""

    role: str
    words: str
    times: int
    first: date
    last: date


def seen_by(person_ids: Sequence[UUID], *, city_id: UUID) -> list[Seen]:
    """How often her record was opened or written in, by role, from the audit that is still kept. Two queries."""
    day = TruncDate("at", tzinfo=clock.ROME)
    events = AuditEvent.objects.filter(person_ids__overlap=list(person_ids), by_id__isnull=False)
    counted = events.values("by_id").annotate(times=Count("pk"), first=Min(day), last=Max(day)).order_by()
    users = {one["by_id"]: one for one in counted}
    roles = _roles(users.keys(), city_id)
    together: dict[str, list[dict]] = defaultdict(list)
    for user_id, one in users.items():
        together[roles.get(user_id, "")].append(one)
    return sorted((_seen(role, several) for role, several in together.items()), key=lambda one: -one.times)


def _roles(user_ids, city_id: UUID) -> dict[UUID, str]:
    """The first role of each one's latest membership here."""
    memberships = Membership.objects.filter(city_id=city_id, user__in=list(user_ids)).order_by("starts_on")
    return {one.user_id: one.roles[0] for one in memberships if one.roles}


def _seen(role: str, several: list[dict]) -> Seen:
    return Seen(
        role,
        str(ROLE_LABELS.get(role, role)),
        sum(one["times"] for one in several),
        min(one["first"] for one in several),
        max(one["last"] for one in several),
    )
