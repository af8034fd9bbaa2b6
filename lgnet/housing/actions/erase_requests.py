# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from uuid import UUID

from lgnet.housing.models import (
    Apart,
    HousingRequest,
    ListMove,
    PlaceDecision,
    RequestMember,
    Suggestion,
    WhereNot,
)


def erase_requests(person_ids: Sequence[UUID]) -> None:
    """What was written goes. That a household asked, when, and when it was placed, stays: figures are made of it.
    Called within a deletion, which leaves the trace."""
    for model in (WhereNot, ListMove, Suggestion, PlaceDecision):
        model.objects.filter(person__in=person_ids).delete()
    RequestMember.objects.filter(person__in=person_ids).delete()
    RequestMember.objects.filter(who__in=person_ids).update(who=None)
    Apart.objects.filter(person__in=person_ids).delete()
    Apart.objects.filter(other__in=person_ids).delete()
    HousingRequest.objects.filter(person__in=person_ids).update(
        words="", near="", needs=[], kinds=[], exposure=0
    )
