# SPDX-License-Identifier: AGPL-3.0-or-later
"""What running a house costs is written down, corrected, taken away."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.take_bed import FIRST_DAY, LAST_DAY
from lgnet.housing.errors import CostTwice, EndsBeforeItBegins, NotOfOurTime
from lgnet.housing.models import Property, RunningCost
from lgnet.housing.money import euros
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.whereabouts import keep_out, whereabouts
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def write_cost(
    *, home: Property, kind: str, first_day: date, last_day: date, amount: Decimal, by: Actor, note: str = "",
    cost: RunningCost | None = None,
) -> RunningCost:  # fmt: skip
    """A new one, or `cost` corrected. Raises NotAnAmount, TooMuch, EndsBeforeItBegins, NotOfOurTime, CostTwice,
    GivesAddressAway.
    """
    may_keep_houses(by)
    for day in (first_day, last_day):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise NotOfOurTime(day=day)
    if last_day < first_day:
        raise EndsBeforeItBegins()
    keep_out(whereabouts(home), of=home, texts={_("Note"): note})
    written = cost or RunningCost(property=home)
    written.kind, written.first_day, written.last_day = kind, first_day, last_day
    written.amount, written.note = euros(amount), note.strip()
    with becomes(CostTwice(), on="one_cost_a_day_and_kind"):
        written.save()
    audit.record("housing.cost_written", by=by, target=written, kind=kind)
    return written


@transaction.atomic
def remove_cost(*, cost: RunningCost, by: Actor) -> None:
    may_keep_houses(by)
    audit.record("housing.cost_removed", by=by, target=cost, kind=cost.kind)
    cost.delete()
