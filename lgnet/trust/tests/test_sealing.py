# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chain over the audit: whatever a superuser does to it afterwards is found."""

import random
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.trust import sealing, tenancy
from lgnet.trust.tests.chains import Tamperer, recorded, sealed
from lgnet.trust.verifying import Head, Verdict, verify_chain

LINKS, TAMPERINGS = 12, 300
INSIDE = [
    Tamperer.edit_event, Tamperer.edit_seal, Tamperer.delete_event, Tamperer.delete_seal, Tamperer.swap_events,
    Tamperer.delete_both_and_close_the_gap, Tamperer.swap_seals, Tamperer.insert_between, Tamperer.insert_in_the_past,
]  # fmt: skip
WHOLE = [Tamperer.cut_the_end, Tamperer.rewrite_everything]


@pytest.fixture
def city():
    """A city whose audit has so many links."""
    city = new_id()
    recorded(city, number=LINKS)
    assert sealed(city) == LINKS
    return city


@pytest.fixture
def tamperer(city, as_superuser) -> Tamperer:
    return Tamperer(as_superuser, city)


def verdict(city, *, kept=()) -> Verdict:
    with tenancy.in_city(city), transaction.atomic():
        return verify_chain(kept=kept)


def test_an_untouched_chain_is_whole_and_grows(city):
    before = verdict(city)
    assert (before.head.position, before.unsealed, before.faults) == (LINKS, 0, ())
    recorded(city, number=3)
    assert verdict(city).unsealed == 3
    assert sealed(city) == 3 and sealed(city) == 0
    after = verdict(city, kept=[before.head])
    assert (after.head.position, after.faults) == (LINKS + 3, ())
    assert after.head.digest != before.head.digest


def test_every_tampering_within_the_chain_is_found(city, tamperer):
    whole = verdict(city)
    for turn in range(TAMPERINGS):
        dice = random.Random(turn)
        tamper = dice.choice(INSIDE)
        tamper(tamperer, dice)
        assert verdict(city).faults, f"{tamper.__name__}, turn {turn}, was not found"
        tamperer.undo()
    assert verdict(city) == whole


@pytest.mark.parametrize("tamper", WHOLE)
def test_a_chain_cut_or_rewritten_is_found_by_its_kept_head_only(city, tamperer, tamper):
    whole = verdict(city)
    for turn in range(40):
        tamper(tamperer, random.Random(turn))
        assert not verdict(city).faults
        assert verdict(city, kept=[whole.head]).faults, f"turn {turn} was not found"
        tamperer.undo()
    assert verdict(city, kept=[whole.head]) == whole


def test_a_false_event_of_the_past_stays_found_when_it_was_sealed(city, tamperer):
    tamperer.insert_in_the_past(random.Random(1))
    assert sealed(city) == 0  # the sealer of every minute does not take it
    with tenancy.in_city(city), transaction.atomic():
        assert sealing.seal_events(city, however_old=True) == 1
    assert verdict(city).faults == (f"link {LINKS + 1} was added out of its time",)


def test_a_false_time_is_found_where_no_stories_are_told(city, settings):
    with clock.telling(clock.now() - timedelta(days=40)):
        recorded(city, number=1)
    sealed(city)
    assert not verdict(city).faults
    settings.DEMO = False
    assert verdict(city).faults == (f"link {LINKS + 1} tells another time than that of its making",)


def test_an_event_that_stays_without_seal_is_told(city):
    recorded(city, number=1)
    assert not verdict(city).faults
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        assert verdict(city).faults == ("1 events older than 5 minutes are not sealed",)


def test_an_event_committed_after_later_ones_is_sealed_all_the_same(city):
    """Its transaction took a while: it was made first, and is sealed second."""
    with time_machine.travel(clock.now() - timedelta(minutes=2)):
        recorded(city, number=1)
    assert sealed(city) == 1
    assert not verdict(city).faults


def test_another_citys_audit_is_not_touched(city):
    other = new_id()
    recorded(other, number=2)
    assert sealed(city) == 0
    assert verdict(other).unsealed == 2 and verdict(city).unsealed == 0


def test_sealing_and_verifying_ask_few_questions(city, monkeypatch):
    def questions(act) -> int:
        with CaptureQueriesContext(connection) as asked:
            act()
        return len([query for query in asked if "trust_audit" in query["sql"]])

    few = questions(lambda: verdict(city))
    recorded(city, number=300)
    assert questions(lambda: sealed(city)) == 3
    assert questions(lambda: verdict(city)) == few
    assert few <= 5


def test_a_long_chain_is_sealed_and_verified_in_pieces(city, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 50)
    monkeypatch.setattr("lgnet.trust.verifying.BATCH", 7)
    recorded(city, number=120)
    assert [sealed(city), sealed(city), sealed(city), sealed(city)] == [50, 50, 20, 0]
    whole = verdict(city)
    assert (whole.head.position, whole.faults) == (LINKS + 120, ())


def test_a_head_that_never_was_is_told(city):
    assert verdict(city, kept=[Head(3, "00")]).faults == ("link 3 is not the one that was kept",)
    assert verdict(city, kept=[Head(99, "00")]).faults == (
        f"the chain ends at link {LINKS}; link 99 was kept",
    )
