# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from decimal import Decimal

from django.db import transaction

from lgnet.housing.actions.deciding import check_length, check_running, locked, within_the_decision
from lgnet.housing.models import Instalment, RentalSupport
from lgnet.housing.money import euros
from lgnet.housing.rental_policies import may_decide_support
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def ask_instalment(
    *, support: RentalSupport, due_on: date, amount: Decimal, by: Actor, what: str = ""
) -> Instalment:
    """One more instalment of a running support: a bill, a month. Raises NotAnAmount, TooMuch, SupportIsOver, TooLong,
    MoreThanDecided."""
    may_decide_support(by)
    check_length(what, most=120)
    support = locked(support.pk)
    check_running(support)
    return asked(support, due_on=due_on, amount=euros(amount), by=by, what=" ".join(what.split()))


def asked(support: RentalSupport, *, due_on: date, amount: Decimal, by: Actor, what: str = "") -> Instalment:
    """Within an action that holds the support."""
    instalment = Instalment(
        support=support,
        person_id=support.person_id,
        due_on=due_on,
        amount=amount,
        what=what,
        asked_by=by.user_id,
    )
    with within_the_decision(support):
        instalment.save(force_insert=True)
    people = [support.person_id]
    audit.record("housing.instalment_due", by=by, target=instalment, people=people, amount=str(amount))
    return instalment
