# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who follows a person, for the contexts below that ask."""

from lgnet.casework.choices import CaseState
from lgnet.casework.queries.cases import cases_of
from lgnet.kernel.actor import Actor
from lgnet.people.models import Person


def is_followed_by_others(by: Actor, person: Person) -> bool:
    """She has a case that is not closed, of a team that is not `by`'s, and it is not `by` who manages it."""
    cases = cases_of(person).exclude(state=CaseState.CLOSED)
    case = cases.only("team_id", "manager_id").first()
    return case is not None and case.team_id not in by.team_ids and case.manager_id != by.user_id
