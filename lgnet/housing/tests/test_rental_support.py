# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rental support: decided, asked for, approved by another, paid with its proof; never more than was decided."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.queries import open_case_of
from lgnet.housing.actions.approve_instalment import (
    approve_instalment,
    refuse_instalment,
    withdraw_instalment,
)
from lgnet.housing.actions.ask_instalment import ask_instalment
from lgnet.housing.actions.decide_support import decide_support
from lgnet.housing.actions.end_support import change_ceiling, end_support
from lgnet.housing.actions.pay_instalment import pay_instalment
from lgnet.housing.landlords import Landlord, landlord_of
from lgnet.housing.models import HousingStart, Instalment, Lease, PaymentProof, RentalSupport
from lgnet.housing.rental_errors import (
    BeyondTheContract,
    ChangedMeanwhile,
    ContractDays,
    ContractEnded,
    DayMissing,
    LessThanGiven,
    MoreThanDecided,
    NoCaseOpen,
    NoContract,
    NoDecision,
    NoReference,
    NotAnAmount,
    NotAnIban,
    NotYourOwn,
    SupportIsOver,
)
from lgnet.housing.tests.supporting import (
    GINO,
    approved,
    decision,
    lease_of,
    paid,
    receipt,
    support_of,
)
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust.files.refusals import NoFileChosen
from lgnet.trust.models import AuditEvent
from tests.cast import player

D = Decimal


def first(support) -> Instalment:
    return support.instalments.first()


def test_a_decision_plans_its_instalments(livia, support):
    with livia.at_work():
        rows = list(support.instalments.values_list("due_on", "amount", "state"))
    assert [row[1:] for row in rows] == [(D("350.00"), "due")] * 3
    assert rows[0][0] == support.starts_on and rows[1][0] > rows[0][0]
    assert rows[-1][0] < support.ends_on


def test_the_landlord_is_nowhere_in_clear(livia, support):
    with livia.at_work():
        lease = Lease.objects.get(pk=support.lease_id)
        assert landlord_of(lease) == GINO
        assert b"Pinna" not in bytes(lease.sealed)
        assert "Pinna" not in str(list(AuditEvent.objects.values()))


def test_the_whole_way_of_an_instalment(livia, anna, support):
    with anna.at_work() as by:
        approved(first(support).pk, by=by)
        done = paid(first(support).pk, by=by)
    with livia.at_work():
        done.refresh_from_db()
        assert (done.state, done.reference, done.paid_by) == ("paid", "MAN-7", anna.user.pk)
        assert PaymentProof.objects.get().instalment_id == done.pk


def test_whoever_asks_does_not_approve(support, sassari, livia):
    both = player("Mirko", sassari, Role.HOUSING_OFFICER, Role.PROJECT_MANAGER)
    with both.at_work() as by:
        own = ask_instalment(support=support, due_on=clock.today(), amount=D("10"), by=by)
        with pytest.raises(NotYourOwn):
            approve_instalment(instalment=own, by=by)
        approved(first(support).pk, by=by)  # a colleague's: the control
    with livia.at_work() as by, pytest.raises(Denied):
        approve_instalment(instalment=own, by=by)


@pytest.mark.parametrize("doer", ["asked", "decided"])
def test_the_database_itself_wants_two_people(livia, anna, support, doer):
    """Also of who goes past the action, and past the one who asked."""
    with livia.at_work() as by:
        one = ask_instalment(support=support, due_on=clock.today(), amount=D("10"), by=by)
        if doer == "decided":
            Instalment.objects.filter(pk=one.pk).update(asked_by=anna.user.pk)
        approving = {"state": "approved", "approved_at": clock.now()}
        constraint = (
            "instalment_approved_by_another" if doer == "asked" else "approved_by_another_than_decided"
        )
        with (
            pytest.raises(IntegrityError, match="approved by|instalment_approved") as refused,
            transaction.atomic(),
        ):
            Instalment.objects.filter(pk=one.pk).update(**approving, approved_by=by.user_id)
        assert refused.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize("amount", ["0", "-350", "350.001", "NaN", "Infinity"])
def test_what_is_no_amount_is_refused(livia, support, supported, amount):
    with livia.at_work() as by:
        with pytest.raises(NotAnAmount):
            ask_instalment(support=support, due_on=clock.today(), amount=D(amount), by=by)
        with pytest.raises(NotAnAmount):
            support_of(supported, by=by, amount=D(amount), months=1)
        with pytest.raises(NotAnAmount):
            support_of(supported, by=by, ceiling=D(amount))
        assert RentalSupport.objects.count() == 1


def test_never_more_than_decided(livia, support):
    with livia.at_work() as by:
        with pytest.raises(MoreThanDecided) as refused:
            ask_instalment(support=support, due_on=clock.today(), amount=D("150.01"), by=by)
        assert refused.value.facts["left"] in ("150,00", "150.00")
        ask_instalment(support=support, due_on=clock.today(), amount=D("150.00"), by=by)
        withdraw_instalment(instalment=first(support), why="Pagata da altri", by=by)
        ask_instalment(support=support, due_on=clock.today(), amount=D("350.00"), by=by)
        with pytest.raises(MoreThanDecided):
            ask_instalment(support=support, due_on=clock.today(), amount=D("0.01"), by=by)


def test_the_database_itself_refuses_more_than_decided(livia, support):
    with livia.at_work(), pytest.raises(IntegrityError) as refused, transaction.atomic():
        Instalment.objects.filter(pk=first(support).pk).update(amount=D("500.01"))
    assert refused.value.__cause__.diag.constraint_name == "within_the_decision"


def test_a_lower_decision_stops_approvals(livia, anna, support):
    """What was asked before may be more than is decided now; what is approved never is."""
    with anna.at_work() as by:
        approved(first(support).pk, by=by)
    with livia.at_work() as by:
        with pytest.raises(LessThanGiven):
            change_ceiling(support=support, ceiling=D("349.99"), act="Det. 13", by=by)
        change_ceiling(support=support, ceiling=D("700"), act="Det. 13", by=by)
        second, third = support.instalments.filter(state="due")
    with anna.at_work() as by:
        approved(second.pk, by=by)
        with pytest.raises(MoreThanDecided):
            approved(third.pk, by=by)


def test_approved_twice_is_told(anna, project_manager, support):
    stale = None
    with project_manager.at_work():
        stale = first(support)
    with anna.at_work() as by:
        approved(stale.pk, by=by)
    with project_manager.at_work() as by, pytest.raises(ChangedMeanwhile):
        refuse_instalment(instalment=stale, why="Doppia", by=by)


def test_a_payment_needs_its_day_reference_and_proof(anna, support):
    with anna.at_work() as by:
        one = approved(first(support).pk, by=by)
        told = {"instalment": one, "paid_on": clock.today(), "reference": "M1", "proof": receipt(), "by": by}
        tomorrow, before = clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)
        for wrong, refusal in (
            ({"paid_on": tomorrow}, DayMissing),
            ({"paid_on": before}, DayMissing),
            ({"reference": "  "}, NoReference),
            ({"proof": []}, NoFileChosen),
        ):
            with pytest.raises(refusal), transaction.atomic():
                pay_instalment(**{**told, **wrong})
        one.refresh_from_db()
        assert one.state == "approved"
        assert pay_instalment(**told).state == "paid"


def test_what_is_not_approved_is_not_paid(anna, support):
    with anna.at_work() as by, pytest.raises(ChangedMeanwhile):
        paid(first(support).pk, by=by)


def test_contracts_bound_what_is_decided(livia, supported):
    today = clock.today()
    with livia.at_work() as by:
        over = lease_of(supported, by=by, starts_on=date(2020, 1, 1), ends_on=today - timedelta(days=1))
        short = lease_of(supported, by=by, days=40)
        for refusal, lease, told in (
            (ContractEnded, over, {}),
            (BeyondTheContract, short, {}),
            (NoContract, None, {}),
            (NoDecision, short, {"months": 1, "act": " "}),
            (MoreThanDecided, short, {"months": 1, "amount": D("1200.01")}),
        ):
            with pytest.raises(refusal), transaction.atomic():
                decide_support(person=supported, decision=decision(**told), lease=lease, by=by)
        assert not RentalSupport.objects.exists()
        decide_support(person=supported, decision=decision(kind="arrears", months=1), lease=over, by=by)
        decide_support(person=supported, decision=decision(kind="other", months=1), by=by)


def test_wrong_contracts_are_refused(livia, supported):
    day = clock.today()
    with livia.at_work() as by:
        with pytest.raises(ContractDays):
            lease_of(supported, by=by, starts_on=day, ends_on=day)
        with pytest.raises(NotAnIban):
            lease_of(supported, by=by, landlord=Landlord("Gino", iban="IT61X0542811101000000123456"))


def test_only_for_whom_somebody_follows(amina, livia, supported):
    with amina.at_work() as by:
        close_case(case=open_case_of(supported), reason="autonomy", outcome="autonomous", by=by)
    with livia.at_work() as by, pytest.raises(NoCaseOpen):
        support_of(supported, by=by)


def test_an_ended_support_takes_nothing_more(livia, anna, support):
    with anna.at_work() as by:
        approved(first(support).pk, by=by)
        paid(first(support).pk, by=by)
    with livia.at_work() as by:
        end_support(support=support, why="on_her_own", on=clock.today(), by=by)
        assert list(support.instalments.values_list("state", flat=True)) == ["paid", "withdrawn", "withdrawn"]
        for late in (
            lambda: ask_instalment(support=support, due_on=clock.today(), amount=D("1"), by=by),
            lambda: end_support(support=support, why="moved", on=clock.today(), by=by),
            lambda: change_ceiling(support=support, ceiling=D("5"), act="x", by=by),
        ):
            with pytest.raises(SupportIsOver):
                late()


def test_she_counts_from_the_first_payment_never_from_the_decision(livia, anna, support):
    day = clock.today()
    with anna.at_work() as by:
        approved(first(support).pk, by=by)
        assert not HousingStart.objects.exists()
        paid(first(support).pk, by=by)
        second = support.instalments.filter(state="due").first()
        approved(second.pk, by=by)
        paid(second.pk, by=by)
        start = HousingStart.objects.get()
    assert (start.on, start.eligibility, start.kind) == (day, "eligible", "rental_support")


def test_another_citys_and_a_protected_persons_support_are_not_there(
    sassari, support, anna, carla, protector, protecting_team, supported
):
    with anna.at_work() as by:
        approved(first(support).pk, by=by)
        paid(first(support).pk, by=by)
    of_her = (RentalSupport, Instalment, Lease, PaymentProof, HousingStart)
    with carla.at_work():
        assert not any(model.objects.exists() for model in of_her)
    with protector.at_work() as by:
        assert all(model.objects.exists() for model in of_her)
        protect_person(person=supported, team=protecting_team, reason="violence", by=by)
        assert all(model.objects.exists() for model in of_her)
    with anna.at_work():
        assert not any(model.objects.exists() for model in of_her)
