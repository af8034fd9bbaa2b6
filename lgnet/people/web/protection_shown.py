# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person's page says of her protection: to her team, and to who sees her for three hours."""

from lgnet.people.models import Person
from lgnet.people.policies import may_end_protection
from lgnet.people.queries.urgent import former_accesses_to, names_of, urgent_access_of


def protection_shown(by, person: Person) -> dict:
    """Nothing for who is not protected: one query."""
    protection = person.protections.filter(ended_at=None).select_related("team").first()
    shown = {"protection": protection}
    if protection is None:
        return shown
    shown["may_end_protection"] = may_end_protection.allows(by, protection=protection)
    if person.urgently:
        return shown | {"urgent": urgent_access_of(by, person)}
    return shown | _opened_by_others(person)


def _opened_by_others(person: Person) -> dict:
    accesses = former_accesses_to(person)
    return {"accesses": accesses, "names": names_of(accesses)}
