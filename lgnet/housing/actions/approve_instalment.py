# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.housing.actions.deciding import check_length, move
from lgnet.housing.models import Instalment
from lgnet.housing.rental_choices import GIVEN
from lgnet.housing.rental_errors import NoReason
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor


@transaction.atomic
def approve_instalment(*, instalment: Instalment, by: Actor) -> Instalment:
    """By somebody else than who asked for it. Raises NotYourOwn, ChangedMeanwhile, MoreThanDecided."""
    at = clock.now()
    return move(instalment, "approve", by=by, at=at, states=GIVEN, approved_at=at, approved_by=by.user_id)


@transaction.atomic
def refuse_instalment(*, instalment: Instalment, why: str, by: Actor) -> Instalment:
    """Raises NotYourOwn, ChangedMeanwhile, NoReason, TooLong."""
    return _ended(instalment, "refuse", why=why, by=by)


@transaction.atomic
def withdraw_instalment(*, instalment: Instalment, why: str, by: Actor) -> Instalment:
    """As long as it is not paid. Raises ChangedMeanwhile, NoReason, TooLong."""
    return _ended(instalment, "withdraw", why=why, by=by)


def _ended(instalment: Instalment, name: str, *, why: str, by: Actor) -> Instalment:
    why = " ".join(why.split())
    check_length(why, most=200)
    if not why:
        raise NoReason()
    at = clock.now()
    return move(instalment, name, by=by, at=at, ended_at=at, ended_by=by.user_id, why=why)
