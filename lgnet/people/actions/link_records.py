# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.actions.regroup import held, one_at_a_time, regroup
from lgnet.people.actions.saying import drop_proposals, said
from lgnet.people.choices import Verdict
from lgnet.people.errors import LinkedAlready, ProtectedOtherwise, SaidApart
from lgnet.people.models import PairDecision, Person, Protection
from lgnet.people.policies import may_link_records
from lgnet.people.queries.linked import standing_decisions
from lgnet.people.signals import about_to_link, records_regrouped
from lgnet.trust import audit


@transaction.atomic
def link_records(*, first: Person, second: Person, how_known: str, by: Actor, note: str = "") -> PairDecision:
    """Say that two records are one person. Nothing is copied and nothing overwritten: from now on what reads her reads
    both, and she is counted once.

    Raises SamePersonTwice, LinkedAlready, SaidApart, ProtectedOtherwise, UnknownCode, TooLong; and what contexts above
    refuse.
    """
    may_link_records(by)
    one_at_a_time(by.city_id)
    records = held(first, second)
    _check(first, second, records)
    about_to_link.send(sender=None, records=[one.pk for one in records], by=by)
    decision = said(first, second, Verdict.SAME, how_known=how_known, note=note, by=by)
    changed = regroup(records)
    drop_proposals(records)
    people = [one.pk for one in records]
    audit.record("people.records_linked", by=by, target=decision, people=people, how=how_known)
    records_regrouped.send(sender=None, people=people, changed=changed, parted_since=None, by=by)
    for one in (first, second):
        one.refresh_from_db(fields=["leading"])
    return decision


def _check(first: Person, second: Person, records: list[Person]) -> None:
    now = {one.pk: one for one in records}
    if first.pk != second.pk and now[first.pk].one_id == now[second.pk].one_id:
        raise LinkedAlready()
    sides = {one.pk: one.one_id for one in records}
    for decision in standing_decisions(sides, Verdict.APART):
        if {decision.first_id, decision.second_id} <= sides.keys():
            raise SaidApart()
    if len(_teams_that_protect(now)) > 1:
        raise ProtectedOtherwise()


def _teams_that_protect(records: dict) -> set:
    """None for a record that everybody sees."""
    protected = dict(
        Protection.objects.filter(person__in=records, ended_at=None).values_list("person_id", "team_id")
    )
    return {protected.get(pk) for pk in records}
