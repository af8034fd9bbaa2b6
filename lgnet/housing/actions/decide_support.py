# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.formats import date_format

from lgnet.casework.models import Case
from lgnet.casework.queries import open_case_of
from lgnet.housing.actions.ask_instalment import asked
from lgnet.housing.actions.deciding import check_length
from lgnet.housing.models import Lease, RentalSupport
from lgnet.housing.money import euros, in_words
from lgnet.housing.rental_choices import WITH_A_CONTRACT, SupportKind
from lgnet.housing.rental_errors import (
    BeyondTheContract,
    ContractDays,
    ContractEnded,
    MoreThanDecided,
    NoCaseOpen,
    NoContract,
    NoDecision,
    NotThatManyMonths,
)
from lgnet.housing.rental_policies import may_decide_support
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.choices import ProgrammeState
from lgnet.network.models import Programme
from lgnet.network.queries import current_programme
from lgnet.people.models import Person
from lgnet.people.retention import months_after
from lgnet.trust import audit

MOST_MONTHS = 60
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True)
class Decision:
    """What the body has decided, and how it is to be paid out."""

    kind: str
    ceiling: Decimal
    """Euros in all."""
    act: str
    starts_on: date
    """The first instalment is due on this day, each further one a month later."""
    amount: Decimal
    """Of each instalment."""
    months: int = 1
    decided_on: date | None = None
    what_for: str = ""


@transaction.atomic
def decide_support(
    *, person: Person, decision: Decision, by: Actor, lease: Lease | None = None
) -> RentalSupport:
    """Write the decision with its instalments, each to be approved by somebody else.

    Raises NoCaseOpen, NoContract, ContractEnded, BeyondTheContract, NoDecision, NotAnAmount, TooMuch,
    NotThatManyMonths, MoreThanDecided, ContractDays, TooLong.
    """
    may_decide_support(by)
    case = open_case_of(person)
    if case is None:
        raise NoCaseOpen()
    days = _days(decision)
    _check(decision, lease, days)
    support = RentalSupport.objects.create(
        case=case, person_id=case.person_id, programme=_programme(case, by), lease=lease, kind=decision.kind,
        what_for=decision.what_for.strip(), ceiling=euros(decision.ceiling), act=decision.act.strip(),
        decided_on=decision.decided_on or clock.today(), starts_on=days[0], ends_on=_last(days), decided_by=by.user_id,
    )  # fmt: skip
    people, amount = [case.person_id], str(support.ceiling)
    audit.record(
        "housing.support_decided", by=by, target=support, people=people, amount=amount, kind=support.kind
    )
    for day in days:
        asked(support, due_on=day, amount=euros(decision.amount), by=by)
    return support


def _days(decision: Decision) -> list[date]:
    """On which the instalments are due."""
    if not 1 <= decision.months <= MOST_MONTHS:
        raise NotThatManyMonths(most=MOST_MONTHS)
    if not FIRST_DAY <= decision.starts_on <= LAST_DAY:
        raise ContractDays()
    return [months_after(decision.starts_on, number) for number in range(decision.months)]


def _last(days: list[date]) -> date:
    return months_after(days[0], len(days)) - timedelta(days=1)


def _check(decision: Decision, lease: Lease | None, days: list[date]) -> None:
    check_length(decision.act, most=80)
    check_length(decision.what_for, most=200)
    if not decision.act.strip():
        raise NoDecision()
    planned, ceiling = euros(decision.amount) * decision.months, euros(decision.ceiling)
    if planned > ceiling:
        raise MoreThanDecided(ceiling=in_words(ceiling), left=in_words(ceiling))
    _check_contract(decision, lease, days)


def _check_contract(decision: Decision, lease: Lease | None, days: list[date]) -> None:
    """Arrears may be of a contract that has ended; rent is for months of the contract."""
    if lease is None:
        if decision.kind in WITH_A_CONTRACT:
            raise NoContract()
        return
    if decision.kind != SupportKind.ARREARS and lease.ends_on < clock.today():
        raise ContractEnded(day=date_format(lease.ends_on, "j F Y"))
    if decision.kind == SupportKind.RENT and not lease.starts_on <= days[0] <= days[-1] <= lease.ends_on:
        raise BeyondTheContract(**{end: date_format(day, "j F Y") for end, day in _ends(lease).items()})


def _ends(lease: Lease) -> dict[str, date]:
    return {"first": lease.starts_on, "last": lease.ends_on}


def _programme(case: Case, by: Actor) -> Programme:
    """The case's while it runs; a case may outlive it, then what is decided counts for the present one."""
    day, programme = clock.today(), case.programme
    if programme.state == ProgrammeState.ACTIVE and (programme.ends_on is None or day <= programme.ends_on):
        return programme
    return current_programme(by.city_id) or programme
