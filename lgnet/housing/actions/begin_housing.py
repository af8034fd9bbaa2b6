# SPDX-License-Identifier: AGPL-3.0-or-later
"""From when on somebody counts as housed or supported. Called by the actions that house her, in their transaction."""

from datetime import date
from uuid import UUID

from lgnet.casework.models import Case
from lgnet.housing.models import HousingStart
from lgnet.network.models import Programme
from lgnet.network.signals import facts_changed
from lgnet.people.eligibility import eligibility_on


def began_housing(*, case: Case, programme: Programme, kind: str, began_by: UUID, on: date) -> HousingStart:
    """Once for each stay or support; an earlier day that is told later moves it there."""
    start = HousingStart.objects.filter(began_by=began_by, person_id=case.person_id).first()
    if start and start.on <= on:
        return start
    days = {on} | ({start.on} if start else set())
    start = start or HousingStart(
        case=case, person_id=case.person_id, programme=programme, kind=kind, began_by=began_by
    )
    answer = eligibility_on(case.person, on)
    start.on, start.eligibility = on, answer.eligibility
    start.eligibility_reason, start.eligibility_rules = answer.reason_code, answer.rules_version
    start.save()
    facts_changed.send(sender=None, city_id=case.city_id, programme_id=programme.pk, days=sorted(days))
    return start
