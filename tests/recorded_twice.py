# SPDX-License-Identifier: AGPL-3.0-or-later
"""Another record of somebody, for tests of every page."""

from lgnet.kernel.actor import Actor
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person


def recorded_twice(person: Person, *, by: Actor) -> dict[str, object]:
    """What the addresses of pages on the two records name."""
    other = register_person(by=by, given_name="Fatoumata", family_name=person.family_name)
    decision = link_records(first=person, second=other, how_known="told", by=by)
    return {"other_id": other.pk, "decision_id": decision.pk}
