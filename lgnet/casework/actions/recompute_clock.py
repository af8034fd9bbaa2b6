# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from django.db import transaction

from lgnet.casework.actions.telling import tell_figures
from lgnet.casework.models import Case
from lgnet.casework.queries import cases_of, last_closed_before
from lgnet.kernel.actor import Actor
from lgnet.outreach.models import Contact
from lgnet.outreach.queries import first_contact_after
from lgnet.people.models import Person
from lgnet.trust import audit


def clock_start(
    person: Person, *, at: datetime, but: Case | None = None, joining: Contact | None = None
) -> datetime | None:
    """When the wait for a case opened `at` began: the earliest joined contact after the previous case closed.

    `joining` is a contact about to be joined. None when nobody had met the person before the opening.
    """
    previous = last_closed_before(person, at=at, but=but.pk if but else None)
    after = previous.closed_at if previous else None
    met = [first_contact_after(person, after=after)]
    if joining is not None and (after is None or joining.happened_at > after):
        met.append(joining.happened_at)
    return min((moment for moment in met if moment is not None and moment <= at), default=None)


def recompute_clock(*, case: Case, by: Actor) -> bool:
    """A contact was joined, or parted, after the opening: the wait is counted again. Says whether it changed."""
    start = clock_start(case.person, at=case.opened_at, but=case)
    if start == case.first_contact_at:
        return False
    with transaction.atomic():
        case.first_contact_at = start
        case.save(update_fields=["first_contact_at"])
        audit.record("casework.clock_recomputed", by=by, target=case, people=[case.person_id])
        tell_figures(case.programme_id, case.opened_at)
    return True


def recompute_clocks(*, person: Person, by: Actor) -> int:
    """All of a person's cases, since a late contact may belong to an earlier one. Returns how many changed."""
    return sum(recompute_clock(case=case, by=by) for case in cases_of(person).select_related("person"))
