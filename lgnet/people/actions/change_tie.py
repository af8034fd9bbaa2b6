# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.add_tie import people_of
from lgnet.people.life_errors import NotInTheFuture, TieThere, UntilBeforeSince
from lgnet.people.models import Tie
from lgnet.people.policies import may_keep_ties
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def change_tie(*, tie: Tie, by: Actor, since: date | None = None, until: date | None = None) -> Tie:
    """Its days: since when, and until when it was so. Raises NotInTheFuture, UntilBeforeSince, TieThere."""
    may_keep_ties(by)
    if any(day and day > clock.today() for day in (since, until)):
        raise NotInTheFuture()
    if since and until and until < since:
        raise UntilBeforeSince()
    tie.since, tie.until = since, until
    with becomes(TieThere(), on="one_tie_of_a_sort"):
        tie.save(update_fields=["since", "until"])
    audit.record("people.tie_changed", by=by, target=tie, people=people_of(tie))
    return tie


@transaction.atomic
def remove_tie(*, tie: Tie, by: Actor) -> None:
    """Written by mistake: it goes, and the register tells that it was there."""
    may_keep_ties(by)
    audit.record("people.tie_removed", by=by, target=tie, people=people_of(tie), kind=tie.kind)
    tie.delete()
