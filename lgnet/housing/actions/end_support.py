# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from lgnet.housing.actions.approve_instalment import withdraw_instalment
from lgnet.housing.actions.deciding import check_length, check_running, locked
from lgnet.housing.models import RentalSupport
from lgnet.housing.money import euros
from lgnet.housing.rental_choices import Ending, InstalmentState, SupportState
from lgnet.housing.rental_errors import LessThanGiven, NoDecision, NoReason
from lgnet.housing.rental_policies import SUPPORT_MOVES, may_decide_support
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def end_support(*, support: RentalSupport, why: str, on: date, by: Actor) -> RentalSupport:
    """Before everything is paid: what is not paid yet is withdrawn. Raises SupportIsOver, NoReason."""
    SUPPORT_MOVES["end"].rule(by)
    if why not in Ending.values:
        raise NoReason()
    support = locked(support.pk)
    check_running(support)
    for instalment in support.instalments.filter(state__in=[InstalmentState.DUE, InstalmentState.APPROVED]):
        withdraw_instalment(
            instalment=instalment, why=_("The support has ended: %s") % Ending(why).label, by=by
        )
    support.state, support.ended_on, support.ended_why = SupportState.ENDED, on, why
    support.ended_by = by.user_id
    support.save(update_fields=["state", "ended_on", "ended_why", "ended_by"])
    audit.record("housing.support_ended", by=by, target=support, people=[support.person_id], why=why)
    return support


@transaction.atomic
def change_ceiling(*, support: RentalSupport, ceiling: Decimal, act: str, by: Actor) -> RentalSupport:
    """A new decision on the total. Raises NoDecision, NotAnAmount, TooMuch, TooLong, SupportIsOver, LessThanGiven."""
    may_decide_support(by)
    check_length(act, most=80)
    if not act.strip():
        raise NoDecision()
    support = locked(support.pk)
    check_running(support)
    before, support.ceiling, support.act = support.ceiling, euros(ceiling), act.strip()
    with becomes(LessThanGiven(), on="within_the_decision"):
        support.save(update_fields=["ceiling", "act"])
    people, told = [support.person_id], {"before": str(before), "amount": str(support.ceiling)}
    audit.record("housing.support_changed", by=by, target=support, people=people, **told)
    return support
