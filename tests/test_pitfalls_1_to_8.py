# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fifteen ways in which row-level security fails silently, 1 to 8. Each is shown to be real, and shut here."""

import subprocess

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from psycopg import errors

from lgnet.config.embedded import binaries
from lgnet.kernel.ids import new_id
from lgnet.people.models import NameKey, Permit, Person
from lgnet.trust import roles, tenancy
from tests import database
from tests.by_hand import TELL, acting_as_application, number, raw


@pytest.fixture
def fatou(amina) -> Person:
    with amina.at_work():
        return Person.objects.create(given_name="Fatou")


# 1 ------------------------------------------------------------------------------------------------------------------


def test_1_the_owner_sees_nothing_only_because_it_is_forced(fatou, planted):
    planted.execute("set local role lgnet_owner")
    assert number(planted) == 0
    planted.execute("alter table people_person no force row level security")
    assert number(planted) > 0


def test_1_superuser_and_bypassrls_see_everything_even_so(fatou):
    for role in ("postgres", "lgnet_backup"):
        with raw(role) as connected:
            assert number(connected) > 0


@pytest.mark.parametrize(
    "role, fault",
    [
        ("postgres", "is a superuser, or may become one"),
        ("lgnet_backup", "has BYPASSRLS, or may act for a role that has"),
        ("lgnet_owner", "owns, or may act for the owner of, the table account_emailaddress"),
        ("lgnet_owner", "may TRUNCATE account_emailaddress"),
    ],
)
def test_1_an_unsafe_role_is_told(role, fault):
    with raw(role) as connected:
        assert fault in [row[0] for row in connected.execute(roles.FAULTS)]


def test_1_a_role_that_may_act_for_an_unsafe_one_is_told(as_superuser):
    as_superuser.execute("create role lgnet_two_hats login in role lgnet_owner, lgnet_backup")
    try:
        with raw("lgnet_two_hats") as connected:
            faults = [row[0] for row in connected.execute(roles.FAULTS)]
    finally:
        as_superuser.execute("drop role lgnet_two_hats")
    assert "has BYPASSRLS, or may act for a role that has" in faults
    assert "owns, or may act for the owner of, the table account_emailaddress" in faults


def test_1_the_applications_role_is_safe():
    assert roles.role_faults() == []


# 2 ------------------------------------------------------------------------------------------------------------------


def test_2_nothing_is_left_on_the_connection(amina, fatou, settings):
    with amina.at_work():
        assert Person.objects.count() == 1
    settings.STRICT_TENANCY = False
    assert Person.objects.count() == 0
    with transaction.atomic():
        assert Person.objects.count() == 0


def test_2_a_city_told_to_the_session_would_stay(fatou, sassari):
    with raw() as connected:
        connected.execute("select set_config('lgnet.city', %s, false)", [str(sassari.id)])
        with connected.transaction():
            assert number(connected) == 1  # whoever comes next on this connection


def test_2_a_connection_that_breaks_as_a_transaction_begins_is_not_used_again(amina, fatou, as_superuser):
    backend = connection.connection.info.backend_pid
    as_superuser.execute("select pg_terminate_backend(%s, 5000)", [backend])
    with pytest.raises(OperationalError), tenancy.in_city(amina.city.id), transaction.atomic():
        pass
    with amina.at_work():
        assert connection.connection.info.backend_pid != backend
        assert Person.objects.count() == 1


# 3 ------------------------------------------------------------------------------------------------------------------


def test_3_never_told_and_told_before_are_the_same(fatou, sassari):
    with raw() as connected:
        setting = "select current_setting('lgnet.city', true)"
        assert connected.execute(setting).fetchone() == (None,)
        assert number(connected) == 0
        with connected.transaction():
            connected.execute(TELL, [str(sassari.id)])
            assert number(connected) == 1
        assert connected.execute(setting).fetchone() == ("",)
        assert number(connected) == 0


def test_3_a_policy_that_forgets_the_empty_string_breaks_on_the_second_use(fatou, sassari, planted):
    planted.execute(
        "create or replace function lgnet_city() returns uuid language sql stable "
        "return current_setting('lgnet.city', true)::uuid"
    )
    planted.execute("select set_config('lgnet.city', '', true)")
    planted.execute("set local role lgnet_app")
    with pytest.raises(errors.InvalidTextRepresentation):
        number(planted)


# 4 ------------------------------------------------------------------------------------------------------------------


def test_4_a_savepoint_does_not_end_the_city(amina, fatou):
    with amina.at_work():
        with transaction.atomic():
            assert Person.objects.count() == 1
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            1 / 0  # noqa: B018
        assert Person.objects.count() == 1


def test_4_another_city_inside_a_transaction_is_refused(amina, carla):
    with amina.at_work():
        with pytest.raises(tenancy.CityChangedInTransaction), tenancy.in_city(carla.city.id):
            pass
        with pytest.raises(tenancy.CityChangedInTransaction), tenancy.in_city(amina.city.id, teams="*"):
            pass
        teams = {"teams": amina.actor.team_ids}  # and nobody's urgent accesses
        with pytest.raises(tenancy.CityChangedInTransaction), tenancy.in_city(amina.city.id, **teams):
            pass
        same = teams | {"user_id": amina.user.pk}
        with tenancy.in_city(amina.city.id, **same):  # the same is no change
            assert Person.objects.count() == 0


def test_4_a_transaction_without_a_city_gets_none_later(amina, fatou):
    with (
        transaction.atomic(),
        pytest.raises(tenancy.CityChangedInTransaction),
        tenancy.in_city(amina.city.id),
    ):
        pass


def test_4_a_city_set_within_a_savepoint_would_outlive_it(fatou, sassari, torino):
    with raw() as connected, connected.transaction():
        connected.execute(TELL, [str(torino.id)])
        with connected.transaction():
            connected.execute(TELL, [str(sassari.id)])
        assert number(connected) == 1  # still Sassari, where the code reads Torino


# 5 ------------------------------------------------------------------------------------------------------------------

WAYS_ROUND = {
    "create view everybody as select * from people_person": 1,
    "create view everybody with (security_invoker) as select * from people_person": 0,
    "create materialized view everybody as select * from people_person": 1,
    "create function everybody() returns setof people_person language sql security definer "
    "as 'select * from people_person'": 1,
}


@pytest.mark.parametrize("way", WAYS_ROUND)
def test_5_views_and_functions_read_as_their_owner(way, fatou, torino, planted):
    planted.execute(way)
    planted.execute("grant select on all tables in schema public to lgnet_app")
    acting_as_application(planted, torino)
    called = "everybody()" if "function" in way else "everybody"
    planted.execute(f"select count(*) from {called} where id = %s", [fatou.id])
    assert planted.fetchone()[0] == WAYS_ROUND[way]  # test_catalogue refuses all those that leak


# 6 ------------------------------------------------------------------------------------------------------------------


def permit_of(person_id) -> Permit:
    return Permit.objects.create(person_id=person_id, document_kind="1", reason="ASILO")


def test_6_a_row_cannot_point_into_another_city(fatou, carla):
    with pytest.raises(IntegrityError), carla.at_work():
        permit_of(fatou.id)


def test_6_a_key_without_the_city_would_let_it(fatou, torino, planted):
    planted.execute("alter table people_permit drop constraint people_permit_person_id_city_fk")
    planted.execute("alter table people_permit add foreign key (person_id) references people_person (id)")
    acting_as_application(planted, torino)
    planted.execute(
        "insert into people_permit (id, city_id, person_id, document_kind, reason, recorded_at) "
        "values (%s, %s, %s, '1', 'ASILO', now())",
        [new_id(), torino.id, fatou.id],
    )
    assert planted.rowcount == 1


def test_6_a_row_cannot_be_put_into_or_moved_to_another_city(fatou, amina, torino):
    refusal = "violates row-level security policy"
    with pytest.raises(Exception, match=refusal), amina.at_work():
        Person.objects.create(given_name="Fatou", city_id=torino.id)
    with pytest.raises(Exception, match=refusal), amina.at_work():
        Person.objects.filter(id=fatou.id).update(city_id=torino.id)


# 7 ------------------------------------------------------------------------------------------------------------------


def test_7_the_application_cannot_truncate(fatou):
    with raw() as connected, pytest.raises(errors.InsufficientPrivilege):
        connected.execute("truncate people_namekey")


def test_7_truncate_would_empty_every_city(amina, fatou, torino, planted):
    with amina.at_work():
        NameKey.objects.create(person=fatou, key="fatou")
    planted.execute("grant truncate on people_namekey to lgnet_app")
    acting_as_application(planted, torino)
    planted.execute("truncate people_namekey")
    planted.execute("reset role")
    assert number(planted, "select count(*) from people_namekey") == 0


def test_7_bulk_copy_is_refused(sassari):
    with raw() as connected, connected.transaction():
        connected.execute(TELL, [str(sassari.id)])
        with (
            pytest.raises(errors.FeatureNotSupported),
            connected.cursor().copy("copy people_person from stdin"),
        ):
            pass


# 8 ------------------------------------------------------------------------------------------------------------------


def dump(role: str, *options: str) -> subprocess.CompletedProcess:
    command = [
        binaries.programs() / "pg_dump", "--host", database.cluster.socket, "--username", role, "--data-only",
        "--table", "people_person", *options, database.NAME,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_8_a_dump_is_complete_or_fails(fatou):
    backup = dump("lgnet_backup")
    assert backup.returncode == 0 and str(fatou.id) in backup.stdout
    for role in ("lgnet_owner", "lgnet_app"):
        refused = dump(role)
        assert refused.returncode != 0 and "row-level security" in refused.stderr


def test_8_with_one_option_a_dump_would_be_empty_and_say_nothing(fatou):
    silent = dump("lgnet_owner", "--enable-row-security")
    assert silent.returncode == 0 and str(fatou.id) not in silent.stdout
