# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beds out of use, works that open beds, and what running a house costs."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from lgnet.housing.actions.keep_cost import remove_cost, write_cost
from lgnet.housing.actions.keep_works import change_works, plan_works
from lgnet.housing.actions.move_works import finish_works, give_up_works, start_works
from lgnet.housing.actions.open_void import change_void, end_void, open_void
from lgnet.housing.actions.plan_bed import plan_bed, unplan_bed
from lgnet.housing.actions.take_bed import take_bed
from lgnet.housing.choices import CostKind, Held, PropertyKind, WorksState
from lgnet.housing.errors import (
    CostTwice,
    DayToCome,
    EndsBeforeItBegins,
    GivesAddressAway,
    HouseNameTaken,
    NoBeds,
    NoNight,
    SomebodyThere,
    WorksMovedMeanwhile,
    WrongCig,
)
from lgnet.housing.models import Bed, Occupancy, Property, RunningCost, Void
from lgnet.housing.queries import free_on
from lgnet.housing.rental_errors import NotAnAmount
from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from tests.houses import sheltered

MAY = date(2026, 5, 1)


def day(number: int) -> date:
    return MAY + timedelta(days=number)


@pytest.fixture
def stock(livia, house):
    with livia.at_work() as by:
        return house(by)


def void_of(beds, starts, ends, *, by, **told):
    ends_on = None if ends is None else day(ends)
    return open_void(beds=beds, starts_on=day(starts), ends_on=ends_on, reason="repair", by=by, **told)


def test_a_house_is_out_of_use_whole(livia, stock):
    beds = stock[1]
    with livia.at_work() as by:
        voids = void_of(beds, 0, 10, by=by, cost_centre=" CC-12 ")
        assert {void.cost_centre for void in voids} == {"CC-12"} and len(
            {void.together for void in voids}
        ) == 1
        assert not free_on(day(9)).exists() and set(free_on(day(10))) == set(beds)


def test_nobody_is_put_out_of_bed_and_the_nights_are_named(livia, stock):
    beds = stock[1]
    with livia.at_work() as by:
        take_bed(beds[1], kind=Held.STAY, starts_on=day(4), ends_on=day(6))
        with pytest.raises(SomebodyThere) as refusal:
            void_of(beds, 0, 10, by=by)
        assert beds[1].name in refusal.value.words() and "2026" in refusal.value.words()
        assert Occupancy.objects.count() == 1 and not Void.objects.exists()
        void_of(beds[:1], 0, 10, by=by)


def test_a_void_is_lengthened_and_ends_early(livia, stock):
    beds = stock[1]
    with livia.at_work() as by:
        (void,) = void_of(beds[:1], 0, 10, by=by)
        take_bed(beds[0], kind=Held.STAY, starts_on=day(12), ends_on=day(14))
        told = {"reason": "safety", "cost_centre": "", "note": "", "by": by}
        change_void(void=void, ends_on=day(12), **told)
        for ends in (day(13), None):
            with pytest.raises(SomebodyThere):
                change_void(void=void, ends_on=ends, **told)
        with pytest.raises(NoNight):
            change_void(void=void, ends_on=day(0), **told)
        end_void(void=void, on=day(3), by=by)
        assert beds[0] in free_on(day(3)) and beds[0] not in free_on(day(2))
        void.refresh_from_db()
        assert void.taken.ends_on == day(3) and void.reason == "safety"


def test_a_void_that_ends_before_it_began_never_was(livia, stock):
    with livia.at_work() as by:
        for void in void_of(stock[1], 5, None, by=by):
            end_void(void=void, on=day(5), by=by)
        assert not Void.objects.exists() and not Occupancy.objects.exists()


def test_a_void_needs_beds_and_the_housing_officer(livia, amina, stock):
    with livia.at_work() as by, pytest.raises(NoBeds):
        void_of([], 0, 1, by=by)
    with amina.at_work() as by, pytest.raises(Denied):
        void_of(stock[1], 0, 1, by=by)


def test_finished_works_open_their_beds(livia, stock):
    home, beds = stock
    unit, today = beds[0].unit, clock.today()
    with livia.at_work() as by:
        works = plan_works(
            home=home, what="Bagno e impianti", cig=" b0a1b2c3d4 ", budget=Decimal("48250.5"), by=by
        )
        assert works.cig == "B0A1B2C3D4"
        plan_bed(works=works, unit=unit, name="Nuovo 1", traits=["accessible"], by=by)
        unplan_bed(planned=plan_bed(works=works, unit=unit, name="Nuovo 2", by=by), by=by)
        (void,) = open_void(
            beds=beds[:1],
            starts_on=today - timedelta(days=9),
            ends_on=None,
            reason="works",
            works=works,
            by=by,
        )
        start_works(works=works, on=today - timedelta(days=8), by=by)
        opens = today + timedelta(days=3)
        (bed,) = finish_works(works=works, on=today, opens_on=opens, by=by)
        works.refresh_from_db()
        assert works.state == WorksState.FINISHED and works.ended_on == today
        assert bed.traits == ["accessible"] and bed.in_service_from == opens
        assert bed in free_on(opens) and bed not in free_on(opens - timedelta(days=1))
        void.refresh_from_db()
        assert void.taken.ends_on == opens
        with pytest.raises(WorksMovedMeanwhile):
            give_up_works(works=works, on=today, by=by)
        with pytest.raises(WorksMovedMeanwhile):
            plan_bed(works=works, unit=unit, name="Nuovo 3", by=by)


def test_works_given_up_open_nothing(livia, stock):
    home, beds = stock
    with livia.at_work() as by:
        works = plan_works(home=home, what="Ascensore", cig="", by=by)
        plan_bed(works=works, unit=beds[0].unit, name="Nuovo", by=by)
        give_up_works(works=works, on=clock.today(), by=by)
        assert not Bed.objects.filter(name="Nuovo").exists()


def test_impossible_works_are_refused(livia, stock):
    home, beds = stock
    today = clock.today()
    with livia.at_work() as by:
        for cig in ("123", "B0A1B2C3D", "B0A1B2C3D45", "B0A1B2C3D-"):
            with pytest.raises(WrongCig):
                plan_works(home=home, what="Tetto", cig=cig, by=by)
        for budget in ("0", "-5", "10.005"):
            with pytest.raises(NotAnAmount):
                plan_works(home=home, what="Tetto", cig="", budget=Decimal(budget), by=by)
        with pytest.raises(EndsBeforeItBegins):
            plan_works(home=home, what="Tetto", cig="", planned_from=day(5), planned_to=day(4), by=by)
        works = plan_works(home=home, what="Tetto", cig="", by=by)
        change_works(works=works, what="Tetto e grondaie", cig="", by=by)
        with pytest.raises(DayToCome):
            start_works(works=works, on=today + timedelta(days=1), by=by)
        start_works(works=works, on=today - timedelta(days=3), by=by)
        with pytest.raises(EndsBeforeItBegins):
            finish_works(works=works, on=today - timedelta(days=4), opens_on=today, by=by)
        with pytest.raises(EndsBeforeItBegins):
            finish_works(works=works, on=today, opens_on=today - timedelta(days=1), by=by)
        with pytest.raises(HouseNameTaken):
            plan_bed(works=works, unit=beds[0].unit, name=beds[0].name, by=by)


def cost(home, first, last, *, by, kind=CostKind.UTILITIES, amount="120.40", **told):
    return write_cost(
        home=home, kind=kind, first_day=day(first), last_day=day(last), amount=Decimal(amount), by=by, **told
    )


def test_a_day_is_paid_once_for_each_kind(livia, house):
    with livia.at_work() as by:
        home, other = house(by)[0], house(by, name="Casa Mirto")[0]
        first = cost(home, 0, 30, by=by)
        cost(home, 31, 60, by=by)
        cost(home, 0, 30, kind=CostKind.RENT, by=by)
        cost(other, 0, 30, by=by)
        for days in ((30, 30), (-5, 0), (3, 4), (-5, 90)):
            with pytest.raises(CostTwice):
                cost(home, *days, by=by)
        cost(home, 0, 29, by=by, cost=first)
        cost(home, 30, 30, by=by)
        remove_cost(cost=first, by=by)
        cost(home, 5, 6, by=by)


def test_the_database_itself_refuses_a_cost_twice(livia, house):
    with livia.at_work() as by:
        home = house(by)[0]
        cost(home, 0, 30, by=by)
        with pytest.raises(IntegrityError, match="one_cost_a_day_and_kind"), transaction.atomic():
            RunningCost.objects.create(
                property=home, kind=CostKind.UTILITIES, first_day=day(30), last_day=day(40), amount=Decimal(1)
            )


@pytest.mark.parametrize("amount", ["0", "-1", "3.005", "NaN"])
def test_a_cost_is_an_amount(livia, house, amount):
    with livia.at_work() as by, pytest.raises(NotAnAmount):
        cost(house(by)[0], 0, 30, amount=amount, by=by)


def test_no_word_of_a_shelter_tells_where_it_is(livia, team, whereabouts_of_shelter):
    home, bed = sheltered(livia, team, address=whereabouts_of_shelter)
    with livia.at_work() as by:
        with pytest.raises(GivesAddressAway):
            void_of([bed], 0, 3, note="Tubo rotto in Via dei Gelsomini 17", by=by)
        with pytest.raises(GivesAddressAway):
            plan_works(home=home, what="Via dei Gelsomini 17: tetto", cig="", by=by)
        with pytest.raises(GivesAddressAway):
            cost(home, 0, 3, note="luce via dei gelsomini 17", by=by)


def test_the_database_lets_only_its_team_write_of_a_confidential_house(livia, rina, team):
    home, _ = sheltered(livia, team)
    with rina.at_work():
        assert (
            Property.objects.filter(pk=home.pk).update(is_confidential=False, kind=PropertyKind.CO_HOUSING)
            == 0
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            Property.objects.get(pk=home.pk).save(force_update=True)
    with livia.at_work():
        assert Property.objects.filter(pk=home.pk).update(phone="079 1") == 1
