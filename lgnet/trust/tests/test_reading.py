# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much somebody reads in an hour: counted, noticed, refused; over several connections, too."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction

from lgnet.kernel.actor import Actor, system_actor
from lgnet.kernel.ids import new_id
from lgnet.trust import audit, reading, tenancy
from lgnet.trust.errors import TooManyExported, TooManyRecords, TooManySearches
from lgnet.trust.models import ReadingHour

NOON = datetime(2026, 3, 2, 11, 5, tzinfo=UTC)


@pytest.fixture
def by(settings) -> Actor:
    settings.READING_LEVELS = {"search": (3, 5), "record": (3, 5), "export": (50, 100)}
    return Actor(new_id(), "Amina", new_id(), frozenset({"case_manager"}))


def take(kind: str, by: Actor, **asked) -> None:
    """As a page does that only reads: what it takes is written after it."""
    with audit.collecting() as notes:
        try:
            with tenancy.in_city(by.city_id, read_only=True), transaction.atomic():
                reading.take(kind, by=by, **asked)
        finally:
            with tenancy.in_city(by.city_id), transaction.atomic():
                audit.write_down(notes)


def held(by: Actor, kind: str = "search") -> ReadingHour:
    with tenancy.in_city(by.city_id), transaction.atomic():
        return ReadingHour.objects.get(by_id=by.user_id, kind=kind)


def searched(by: Actor, *texts: str) -> int:
    for text in texts:
        take("search", by, text=text)
    return held(by).amount


def test_a_name_that_is_typed_is_one_search(by):
    assert searched(by, "fa", "fat", "fatou", "fatou di", "fatou diallo", "Fatou  Diallo") == 1


def test_a_name_that_is_corrected_is_two(by):
    assert searched(by, "fatu", "fatuu", "fatu", "fatuma") == 2


def test_another_name_is_another_search(by):
    assert searched(by, "fatou", "amina", "fatou") == 3


def test_one_beginning_is_not_a_way_through_all_names(by):
    with pytest.raises(TooManySearches):
        searched(by, "mo", "moa", "mob", "moc", "mod", "moe", "mof")


def test_what_was_searched_is_not_written_down(by):
    searched(by, "fatou diallo")
    assert "fatou" not in str(held(by).__dict__).lower()


def test_the_same_person_again_costs_nothing(by):
    for person in ("a", "b", "a", "b", "c"):
        take("record", by, text=person)
    assert held(by, "record").amount == 3


def test_above_the_ceiling_it_is_refused_and_the_refusal_is_known(by):
    for person in range(5):
        take("record", by, text=str(person))
    for _turn in range(2):
        with pytest.raises(TooManyRecords):
            take("record", by, text="one more")
    assert (held(by, "record").amount, held(by, "record").refused) == (5, 2)
    take("record", by, text="4")  # who was open stays open


def test_a_file_that_is_too_large_is_refused_at_once(by):
    with pytest.raises(TooManyExported) as refusal:
        take("export", by, amount=101)
    assert "101" in refusal.value.words() and held(by, "export").refused == 101
    take("export", by, amount=100)


def test_the_next_hour_begins_anew_and_the_refusal_says_when(by):
    with time_machine.travel(NOON, tick=False):
        take("export", by, amount=100)
        with pytest.raises(TooManyExported) as refusal:
            take("export", by, amount=1)
        assert "13:00" in refusal.value.advice()  # in Rome
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        take("export", by, amount=100)


def test_a_lifted_ceiling_holds_no_more(by):
    take("export", by, amount=100)
    with tenancy.in_city(by.city_id), transaction.atomic():
        ReadingHour.objects.update(lifted_at=NOON)
    take("export", by, amount=100)
    assert held(by, "export").amount == 200


def test_jobs_are_not_counted(by):
    with tenancy.in_city(by.city_id), transaction.atomic():
        reading.take("export", by=system_actor("job", city_id=by.city_id), amount=10_000)
        assert not ReadingHour.objects.exists()


def test_users_and_cities_are_counted_apart(by):
    take("export", by, amount=100)
    take("export", Actor(new_id(), "Bruno", by.city_id), amount=100)
    take("export", Actor(by.user_id, "Amina", new_id()), amount=100)


def test_of_many_at_the_same_moment_no_more_get_through(by):
    """Each on a connection of its own: all have looked before anyone is counted, as on a busy server."""
    looked, outcomes = threading.Barrier(8, timeout=30), []

    def ask(person: int) -> None:
        try:
            with audit.collecting() as notes:
                with tenancy.in_city(by.city_id, read_only=True), transaction.atomic():
                    reading.take("record", by=by, text=str(person))
                looked.wait()
                with tenancy.in_city(by.city_id), transaction.atomic():
                    audit.write_down(notes)
            outcomes.append("shown")
        except TooManyRecords:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[person]) for person in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 3 + ["shown"] * 5
    assert held(by, "record").amount == 5
