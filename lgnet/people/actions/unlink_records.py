# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.regroup import ended, held, one_at_a_time, regroup
from lgnet.people.actions.saying import said, tidy
from lgnet.people.choices import Verdict
from lgnet.people.errors import EndedAlready
from lgnet.people.models import PairDecision, Person
from lgnet.people.policies import may_link_records
from lgnet.people.signals import records_regrouped
from lgnet.trust import audit


@transaction.atomic
def unlink_records(*, decision: PairDecision, why: str, by: Actor, apart: bool = False) -> PairDecision:
    """Take back that two records are one person: each is again as it was, and so is every count. `apart`: remember also
    that they are two people. Raises EndedAlready, TooLong."""
    may_link_records(by)
    one_at_a_time(by.city_id)
    decision = PairDecision.objects.select_for_update().get(pk=decision.pk)
    if decision.ended_at or decision.verdict != Verdict.SAME:
        raise EndedAlready()
    records = held(decision.first, decision.second)
    ended(decision, at=clock.now(), by=by, why=tidy(why))
    changed = regroup(records)
    people = [one.pk for one in records]
    audit.record("people.records_unlinked", by=by, target=decision, people=people, apart=apart)
    _look_again(decision, changed)
    if apart and _are_two(decision):
        said(decision.first, decision.second, Verdict.APART, how_known=decision.how_known, note="", by=by)
    records_regrouped.send(
        sender=None, people=people, changed=changed, parted_since=decision.decided_at, by=by
    )
    return decision


def _are_two(decision: PairDecision) -> bool:
    """Another link may still hold them together."""
    records = Person.objects.filter(pk__in=[decision.first_id, decision.second_id])
    return len({one.one_id for one in records}) == 2


def _look_again(decision: PairDecision, changed: set) -> None:
    """What was not asked while they were one is asked again."""
    Person.objects.filter(pk__in={*changed, decision.first_id, decision.second_id}).update(compared_at=None)
