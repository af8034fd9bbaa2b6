# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the actions of rental support share: the support is locked first, by everybody, and then what belongs to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from lgnet.housing.models import Instalment, RentalSupport
from lgnet.housing.money import in_words
from lgnet.housing.rental_choices import STANDING, InstalmentState, SupportState
from lgnet.housing.rental_errors import ChangedMeanwhile, MoreThanDecided, SupportIsOver, TooLong
from lgnet.housing.rental_policies import INSTALMENT_MOVES
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

NOTHING = Decimal("0.00")


def locked(support_id: UUID) -> RentalSupport:
    """Nobody else changes it or its instalments until the transaction ends."""
    return RentalSupport.objects.select_for_update(no_key=True).get(pk=support_id)


def check_running(support: RentalSupport) -> None:
    if support.state != SupportState.RUNNING:
        raise SupportIsOver()


def check_length(text: str, *, most: int) -> None:
    if len(text) > most:
        raise TooLong(most=most)


def left_of(support: RentalSupport, states=STANDING) -> Decimal:
    """Euros of the decision that are neither asked for nor given."""
    asked = support.instalments.filter(state__in=states).aggregate(sum=Sum("amount"))["sum"]
    return support.ceiling - (asked or NOTHING)


@contextmanager
def within_the_decision(support: RentalSupport, states=STANDING) -> Iterator[None]:
    """The words for the database's refusal."""
    left = max(left_of(support, states), NOTHING)
    with becomes(
        MoreThanDecided(ceiling=in_words(support.ceiling), left=in_words(left)), on="within_the_decision"
    ):
        yield


def move(
    instalment: Instalment, name: str, *, by: Actor, at: datetime, states=STANDING, **fields
) -> Instalment:
    """A move of INSTALMENT_MOVES, written down. Raises ChangedMeanwhile, MoreThanDecided."""
    wanted = INSTALMENT_MOVES[name]
    support = locked(instalment.support_id)
    instalment.refresh_from_db()
    wanted.rule(by, **({"instalment": instalment} if name in ("approve", "refuse") else {}))
    if instalment.state not in wanted.sources:
        raise ChangedMeanwhile(state=InstalmentState(instalment.state).label)
    for field, value in {**fields, "state": wanted.target}.items():
        setattr(instalment, field, value)
    with within_the_decision(support, states):
        instalment.save(update_fields=["state", *fields])
    audit.record(
        f"housing.instalment_{wanted.target}", by=by, target=instalment, people=[instalment.person_id],
        amount=str(instalment.amount),
    )  # fmt: skip
    return instalment
