# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a number already tells of somebody else. Two records with one number are two people only by mistake."""

from lgnet.people.models import Identifier


def is_also_of_somebody_else(identifier: Identifier) -> bool:
    """Among the people the present teams may see: of a protected one of another team nothing is told."""
    same = Identifier.objects.filter(city_id=identifier.city_id, kind=identifier.kind, index=identifier.index)
    return same.exclude(person_id=identifier.person_id).exists()
