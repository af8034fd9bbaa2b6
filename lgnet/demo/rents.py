# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people of each city with rental support: one for most of a year, until soon; one was helped with the deposit."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from lgnet.casework.choices import CaseState
from lgnet.casework.models import Case
from lgnet.demo.papers import drawn_card
from lgnet.demo.step import Step
from lgnet.demo.town import Town
from lgnet.housing.actions.approve_instalment import approve_instalment
from lgnet.housing.actions.ask_instalment import ask_instalment
from lgnet.housing.actions.decide_support import Decision, decide_support
from lgnet.housing.actions.pay_instalment import pay_instalment
from lgnet.housing.actions.write_lease import write_lease
from lgnet.housing.landlords import Landlord
from lgnet.housing.models import Instalment, PaymentProof, RentalSupport
from lgnet.housing.rental_choices import InstalmentState
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.clock import ROME
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.looking import Seen

MONTHS = 9
RENT, DEPOSIT = Decimal("350.00"), Decimal("700.00")
OWNER = Landlord(
    "Ottavio Fiordaliso", iban="IT60X0542811101000000123456", phone="800 555 0177", home="Via del Timo 9"
)


def rents(town: Town, *, first_day: date, until: datetime) -> Iterator[Step]:
    """Decided by the housing officer, approved and paid by the project manager each month."""
    officer, payer = town.housing_officer, town.project_manager
    last = until.astimezone(ROME).date()
    if officer is None:
        return
    begins = last - timedelta(days=30 * (MONTHS - 1) + 10)
    told = [Step(_at(begins, 10), officer, lambda by: _decide_rent(by=by))]
    told += [
        Step(_at(begins + timedelta(days=30 * month + 3), 11), payer, _pay_due) for month in range(MONTHS)
    ]
    told += [
        Step(_at(last - timedelta(days=12), 10), officer, lambda by: _decide_deposit(by=by)),
        Step(_at(last - timedelta(days=10), 12), payer, _pay_due),
        Step(_at(last - timedelta(days=3), 10), officer, lambda by: _ask_for_a_bill(by=by)),
    ]
    yield from (step for step in told if _at(first_day, 0) <= step.at <= until)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ROME)


def _followed() -> list[Case]:
    """Those in charge the longest who have no support."""
    having = RentalSupport.objects.values("person")
    open_cases = Case.objects.filter(state=CaseState.OPEN).exclude(person__in=having)
    return list(open_cases.select_related("person").order_by("opened_at", "pk")[:1])


def _decide_rent(*, by: Actor) -> None:
    for case in _followed():
        today = clock.today()
        lease = write_lease(
            person=case.person, landlord=OWNER, starts_on=today, ends_on=today + timedelta(days=365),
            monthly_rent=RENT, registered_number="T1X-004512", registered_on=today, by=by,
        )  # fmt: skip
        decision = Decision("rent", RENT * MONTHS + 200, "Det. 112", today, RENT, MONTHS)
        decide_support(person=case.person, decision=decision, lease=lease, by=by)


def _decide_deposit(*, by: Actor) -> None:
    for case in _followed():
        today = clock.today()
        lease = write_lease(
            person=case.person, landlord=OWNER, starts_on=today, ends_on=today + timedelta(days=4 * 365),
            monthly_rent=RENT, by=by,
        )  # fmt: skip
        decide_support(
            person=case.person,
            decision=Decision("deposit", DEPOSIT, "Det. 187", today, DEPOSIT),
            lease=lease,
            by=by,
        )


def _ask_for_a_bill(*, by: Actor) -> None:
    """Waits for approval when the story ends."""
    for support in RentalSupport.objects.filter(kind="rent")[:1]:
        ask_instalment(
            support=support, due_on=clock.today(), amount=Decimal("84.37"), what="Bolletta gas", by=by
        )


def _pay_due(by: Actor) -> None:
    due = Instalment.objects.filter(state=InstalmentState.DUE, due_on__lte=clock.today())
    for instalment in due.exclude(what="Bolletta gas").order_by("due_on", "pk"):
        approve_instalment(instalment=instalment, by=by)
        content = drawn_card()
        pay_instalment(
            instalment=instalment, paid_on=clock.today(), reference=f"MAN-{instalment.due_on:%y%m}",
            proof=[Brought("ricevuta.jpg", content)], by=by,
        )  # fmt: skip
        for file in PaymentProof.objects.filter(instalment=instalment):
            keeping.keep_seen(file, Seen("jpg", 1, content))  # our own picture: nothing to look for
