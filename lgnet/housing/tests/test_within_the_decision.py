# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many who approve at once give no more than was decided; what is added up is the same to the cent at every level."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lgnet.housing.actions.approve_instalment import refuse_instalment, withdraw_instalment
from lgnet.housing.actions.ask_instalment import ask_instalment
from lgnet.housing.actions.decide_support import decide_support
from lgnet.housing.actions.end_support import change_ceiling
from lgnet.housing.models import Instalment, RentalSupport
from lgnet.housing.queries.rental import paid_in_all, supports_visible_to, with_sums
from lgnet.housing.rental_errors import MoreThanDecided
from lgnet.housing.tests.supporting import approved, decision, lease_of, paid
from lgnet.kernel import clock
from tests import database

D = Decimal


def cents(most: int):
    return st.integers(1, most).map(lambda number: D(number) / 100)


@contextmanager
def without_the_trigger():
    with database.cluster.connect("postgres", database.NAME) as owner:
        owner.execute("alter table housing_instalment disable trigger within_the_decision")
        try:
            yield
        finally:
            owner.execute("alter table housing_instalment enable trigger within_the_decision")


@pytest.fixture
def five_small(livia, support) -> list:
    """Five times 30 asked for, of 60 that are decided now."""
    with livia.at_work() as by:
        for large in support.instalments.all():
            withdraw_instalment(instalment=large, why="Non serve", by=by)
        asked = [
            ask_instalment(support=support, due_on=clock.today(), amount=D("30"), by=by).pk for _ in range(5)
        ]
        change_ceiling(support=support, ceiling=D("60"), act="Det. 14", by=by)
    return asked


def approved_at_once(who, ids, approve) -> Decimal:
    """Each thread approves one; gives how much was approved in all."""
    start = Barrier(len(ids))

    def one(number: int) -> None:
        try:
            with who[number % 2].at_work() as by:
                start.wait(20)
                approve(ids[number], start, by)
        except (MoreThanDecided, IntegrityError):
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(ids)) as pool:
        list(pool.map(one, range(len(ids))))
    with who[0].at_work():
        return Instalment.objects.filter(pk__in=ids, state="approved").aggregate(sum=Sum("amount"))["sum"]


def as_a_careless_program(instalment_id, start, by) -> None:
    """Reads what is approved, sees room, and writes."""
    instalment = Instalment.objects.get(pk=instalment_id)
    given = instalment.support.instalments.filter(state="approved").aggregate(sum=Sum("amount"))["sum"] or 0
    start.wait(20)
    if given + instalment.amount <= instalment.support.ceiling:
        told = {"state": "approved", "approved_at": clock.now(), "approved_by": by.user_id}
        Instalment.objects.filter(pk=instalment_id).update(**told)


def test_two_who_approve_at_once_do_not_exceed_the_decision(anna, project_manager, five_small):
    who = (anna, project_manager)
    assert approved_at_once(who, five_small, lambda pk, start, by: approved(pk, by=by)) == D("60.00")


def test_nor_would_a_careless_program(anna, project_manager, five_small):
    assert approved_at_once((anna, project_manager), five_small, as_a_careless_program) == D("60.00")


def test_without_the_trigger_it_would(anna, project_manager, five_small):
    """The control."""
    with without_the_trigger():
        assert approved_at_once((anna, project_manager), five_small, as_a_careless_program) > D("60.00")


@given(
    supports=st.lists(st.lists(cents(50_000), min_size=1, max_size=4), min_size=1, max_size=3),
    chance=st.randoms(use_true_random=False),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_level_adds_up_to_the_cent(livia, anna, supported, supports, chance):
    """Random decisions, approvals, refusals, payments: person, city and programme are the sum of the instalments."""
    with livia.at_work() as by:
        before = paid_in_all(RentalSupport.objects.all())[""]
        lease = lease_of(supported, by=by)
        made = [_decided(supported, lease, amounts, by=by) for amounts in supports]
        ids = [pk for one in made for pk in one.instalments.values_list("pk", flat=True)]
    paid_here, states = D("0.00"), {}
    with anna.at_work() as by:
        for pk in ids:
            states[pk] = chance.choice(["due", "approved", "paid", "refused"])
            paid_here += _brought_to(states[pk], pk, by=by)
    with anna.at_work() as by:
        rows = with_sums(supports_visible_to(by))
        everything = paid_in_all(RentalSupport.objects.all())
        assert everything[""] - before == paid_here
        assert sum(one.paid for one in rows) == everything[""]
        for level in ("person", "programme", "city_id", "kind"):
            assert (
                sum(paid_in_all(RentalSupport.objects.all(), by=level).values(), D("0.00")) == everything[""]
            )
        for one in rows:
            parts = one.instalments.values_list("state", "amount")
            assert one.paid == sum((amount for state, amount in parts if state == "paid"), D("0.00"))
            assert one.paid <= one.given <= one.asked <= one.ceiling


def _decided(person, lease, amounts, *, by):
    told = {"kind": "utilities", "ceiling": sum(amounts), "amount": amounts[0], "months": 1}
    support = decide_support(person=person, decision=decision(**told), lease=lease, by=by)
    for amount in amounts[1:]:
        ask_instalment(support=support, due_on=clock.today(), amount=amount, by=by)
    return support


def _brought_to(state: str, pk, *, by) -> Decimal:
    """What was paid by it."""
    if state == "refused":
        refuse_instalment(instalment=Instalment.objects.get(pk=pk), why="Doppia", by=by)
    if state in ("approved", "paid"):
        approved(pk, by=by)
    return paid(pk, by=by).amount if state == "paid" else D("0.00")
