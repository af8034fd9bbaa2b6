# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fifteen ways in which row-level security fails silently, 9 to 15. Each is shown to be real, and shut here."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, transaction
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from psycopg import errors

import lgnet
from lgnet.kernel.actor import Role
from lgnet.network.door import city_page
from lgnet.network.policies import may_enter
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Identifier, NameKey, Person, Protection
from lgnet.people.queries.search import search_people
from lgnet.trust import tenancy
from tests.by_hand import acting_as_application, number, raw
from tests.cast import Player, fresh_city, player

A_PAGE = 100  # rows


@pytest.fixture
def fatou(amina) -> Person:
    with amina.at_work():
        return Person.objects.create(given_name="Fatou")


# 9 ------------------------------------------------------------------------------------------------------------------


def test_9_the_door_refuses_to_stream(amina):
    @city_page(may_enter)
    def streaming(request, by):
        return StreamingHttpResponse(person.given_name for person in Person.objects.all())

    request = RequestFactory().get("/")
    request.user = amina.user
    with pytest.raises(RuntimeError, match="make a file in a job"):
        streaming(request, city=amina.city.slug)


def test_9_after_the_commit_there_is_no_city(amina, fatou, settings):
    seen = []
    with amina.at_work():
        transaction.on_commit(lambda: seen.append(Person.objects.count()), robust=True)
        transaction.on_commit(lambda: setattr(settings, "STRICT_TENANCY", False))
        transaction.on_commit(lambda: seen.append(Person.objects.count()))
    assert seen == [0]  # the first was refused, the last saw nothing


# 10 -----------------------------------------------------------------------------------------------------------------


def plan(rows) -> str:
    return rows.explain()


@pytest.fixture(scope="module")
def crowded() -> Player:
    """Who works in a city of two thousand people, with three names and a number each."""
    amina = player("Amina", fresh_city("Sassari"), Role.CASE_MANAGER)
    with amina.at_work():
        people = Person.objects.bulk_create(Person(given_name=f"N{number}") for number in range(2_000))
        NameKey.objects.bulk_create(
            NameKey(person=person, key=f"k{place}x{turn}")
            for place, person in enumerate(people)
            for turn in range(3)
        )
        Identifier.objects.bulk_create(
            Identifier(person=person, kind="cui", sealed=b"", index=person.pk.bytes) for person in people
        )
    with raw("postgres") as connected:
        connected.execute("analyze people_person, people_namekey, people_identifier")
    return amina


def test_10_a_name_is_found_through_an_index(crowded):
    with crowded.at_work():
        found = plan(NameKey.objects.filter(key="k77x1"))
        some = plan(NameKey.objects.filter(key__in=["k77x1", "k78x1", "k79x2"]))
    for one in (found, some):
        assert "one_key_a_person" in one and "Seq Scan" not in one
        condition = next(line for line in one.splitlines() if "Index Cond" in line)
        assert "city_id" in condition and "key" in condition


def read_through(ask: Callable[[], object]) -> set[str]:
    """Tables of people of which more rows are read than a page shows."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    plans = [
        plan_of(one["sql"]) for one in asked if '"people_' in one["sql"] and one["sql"].startswith("SELECT")
    ]
    return {name for plan in plans for name, rows in rows_read(plan) if rows > A_PAGE}


def plan_of(query: str) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(f"explain (analyze, format json) {query}")
        return cursor.fetchone()[0][0]["Plan"]


def rows_read(plan: dict) -> Iterator[tuple[str, float]]:
    """Table and rows of each scan, with those that were read in vain."""
    for inner in plan.get("Plans", []):
        yield from rows_read(inner)
    if "Relation Name" in plan:
        read = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)
        yield plan["Relation Name"], read * plan["Actual Loops"]


@pytest.mark.parametrize("text", ["Fatou Diallo", "fatu", "333 1234567", "ABC1234", "محمد"])
def test_10_no_search_of_a_page_reads_every_person(crowded, text):
    with crowded.at_work() as by:
        fatou = register_person(by=by, given_name="Fatou", family_name="Diallo", phone="333 1234567")
        record_identifier(person=fatou, kind="cui", number="ABC1234", by=by)
        assert read_through(lambda: search_people(by, text)) == set()


def test_10_a_search_that_reads_every_person_is_seen(crowded):
    with crowded.at_work():
        assert read_through(lambda: list(Person.objects.filter(given_name__icontains="fatou"))) == {
            "people_person"
        }


def test_10_a_search_by_pattern_would_read_every_row(crowded):
    with crowded.at_work():
        pattern = plan(NameKey.objects.filter(key__startswith="k77x1"))
    assert all("key)" not in line for line in pattern.splitlines() if "Index Cond" in line)


# 11 -----------------------------------------------------------------------------------------------------------------


def test_11_statistics_of_the_planner_show_no_values(crowded, as_superuser):
    question = "select count(*) from pg_stats where tablename in ('people_person', 'people_namekey')"
    with raw() as connected:
        assert number(connected, question) == 0
    assert number(as_superuser, question) > 0


# 12 -----------------------------------------------------------------------------------------------------------------


def test_12_tests_run_as_the_application_and_commit(amina):
    with connection.cursor() as cursor:
        cursor.execute("select session_user, current_user")
        assert cursor.fetchone() == ("lgnet_app", "lgnet_app")
    assert not connection.in_atomic_block
    with amina.at_work():
        hers = Person.objects.create(given_name="Fatou")
    with raw("lgnet_backup") as connected:
        assert connected.execute("select 1 from people_person where id = %s", [hers.id]).fetchone()


# 13 -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def protected(fatou, protector, protecting_team) -> Person:
    with protector.at_work():
        Protection.objects.create(person=fatou, team=protecting_team, reason="trafficking")
    return fatou


def test_13_protection_hides_without_reading_back(protected, amina, protector):
    with protector.at_work():
        assert Person.objects.filter(id=protected.id).exists()
    with amina.at_work():
        assert not Person.objects.filter(id=protected.id).exists()


def test_13_a_policy_that_reads_back_would_never_end(protected, sassari, planted):
    planted.execute(
        "create policy back on people_protection as restrictive "
        "using (person_id in (select id from people_person))"
    )
    acting_as_application(planted, sassari)
    with pytest.raises((errors.InvalidObjectDefinition, errors.StatementTooComplex)):
        number(planted)


# 14 -----------------------------------------------------------------------------------------------------------------


def test_14_without_a_city_there_is_an_error_where_we_work(fatou):
    for ask in (Person.objects.count, lambda: list(Person.objects.raw("  select * from people_person"))):
        with pytest.raises(tenancy.OutsideCity):
            ask()
        with pytest.raises(tenancy.OutsideCity), transaction.atomic():
            ask()
    with pytest.raises(tenancy.OutsideCity):
        Person.objects.create(given_name="Fatou")


def test_14_a_city_without_a_transaction_is_an_error_too(amina, fatou):
    with tenancy.in_city(amina.city.id), pytest.raises(tenancy.OutsideCity):
        Person.objects.count()


def test_14_without_a_city_there_are_no_rows_in_production(fatou, settings):
    settings.STRICT_TENANCY = False
    assert not Person.objects.filter(id=fatou.id).exists()
    assert Person.objects.filter(id=fatou.id).update(given_name="Amadou") == 0
    assert Person.objects.filter(id=fatou.id).delete()[0] == 0
    with pytest.raises(Exception, match="violates row-level security policy"):
        Person.objects.create(given_name="Fatou", city_id=fatou.city_id)


def test_14_a_thread_takes_no_city_with_it(amina, fatou):
    met = []

    def work() -> None:
        met.append(tenancy.current())
        connection.close()

    with amina.at_work():
        thread = Thread(target=work)
        thread.start()
        thread.join()
    assert met == [None]


# 15 -----------------------------------------------------------------------------------------------------------------


def session_settings(sources: dict[str, str]) -> list[str]:
    """Files that tell the database something by their own hand, past `lgnet.trust.postgresql`."""
    told = ("set_config", "pghistory", "set session", "set lgnet.", "set local lgnet", "set role")
    return sorted(name for name, text in sources.items() if any(word in text.lower() for word in told))


def test_15_only_the_backend_tells_the_database_where_we_are():
    root = Path(lgnet.__file__).parent
    sources = {
        str(path.relative_to(root)): path.read_text()
        for path in root.rglob("*.py")
        if "tests" not in path.parts
    }
    assert session_settings(sources) == ["trust/postgresql/base.py"]


def test_15_a_second_hand_is_seen():
    planted = {
        "people/queries.py": "cursor.execute(\"SELECT set_config('lgnet.city', %s, false)\", [city_id])"
    }
    assert session_settings(planted) == ["people/queries.py"]
