# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deciding on two records has in common, whatever is decided."""

from collections.abc import Iterable

from lgnet.kernel.actor import Actor
from lgnet.people.choices import HowKnown, Verdict
from lgnet.people.errors import DecidedMeanwhile, SamePersonTwice, TooLong, UnknownCode
from lgnet.people.models import LikelyPair, PairDecision, Person
from lgnet.people.queries.linked import in_order
from lgnet.trust.refusals import becomes

LONGEST_NOTE = 300


def said(
    first: Person, second: Person, verdict: Verdict, *, how_known: str, note: str, by: Actor
) -> PairDecision:
    """The decision, written down. Raises SamePersonTwice, UnknownCode, TooLong, DecidedMeanwhile."""
    if first.pk == second.pk:
        raise SamePersonTwice()
    if how_known not in HowKnown.values:
        raise UnknownCode(value=how_known)
    earlier, later = in_order(first.pk, second.pk)
    with becomes(DecidedMeanwhile(), on="one_decision_a_pair"):
        return PairDecision.objects.create(
            first_id=earlier, second_id=later, verdict=verdict, how_known=how_known, note=tidy(note),
            decided_by=by.user_id,
        )  # fmt: skip


def tidy(note: str) -> str:
    note = " ".join(note.split())
    if len(note) > LONGEST_NOTE:
        raise TooLong(value=note[:20], most=LONGEST_NOTE)
    return note


def drop_proposals(records: Iterable[Person]) -> None:
    """Among these people nothing more is asked: it is decided."""
    ids = [one.pk for one in records]
    LikelyPair.objects.filter(first__in=ids, second__in=ids).delete()
