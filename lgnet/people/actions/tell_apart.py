# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.regroup import ended, held, one_at_a_time
from lgnet.people.actions.saying import drop_proposals, said, tidy
from lgnet.people.choices import Verdict
from lgnet.people.errors import EndedAlready, LinkedAlready
from lgnet.people.models import PairDecision, Person
from lgnet.people.policies import may_link_records
from lgnet.trust import audit


@transaction.atomic
def tell_apart(*, first: Person, second: Person, how_known: str, by: Actor, note: str = "") -> PairDecision:
    """Say that two records are two people, however alike: nobody is asked about them again.

    Raises SamePersonTwice, LinkedAlready, DecidedMeanwhile, UnknownCode, TooLong.
    """
    may_link_records(by)
    one_at_a_time(by.city_id)
    now = {one.pk: one for one in held(first, second)}
    if first.pk != second.pk and now[first.pk].one_id == now[second.pk].one_id:
        raise LinkedAlready()
    decision = said(first, second, Verdict.APART, how_known=how_known, note=note, by=by)
    drop_proposals(now.values())
    audit.record(
        "people.records_told_apart", by=by, target=decision, people=[first.pk, second.pk], how=how_known
    )
    return decision


@transaction.atomic
def take_back_telling_apart(*, decision: PairDecision, why: str, by: Actor) -> PairDecision:
    """Perhaps they are one person after all: they may be proposed, and linked, again. Raises EndedAlready, TooLong."""
    may_link_records(by)
    decision = PairDecision.objects.select_for_update().get(pk=decision.pk)
    if decision.ended_at or decision.verdict != Verdict.APART:
        raise EndedAlready()
    ended(decision, at=clock.now(), by=by, why=tidy(why))
    pair = [decision.first_id, decision.second_id]
    Person.objects.filter(pk__in=pair).update(compared_at=None)
    audit.record("people.telling_apart_taken_back", by=by, target=decision, people=pair)
    return decision
