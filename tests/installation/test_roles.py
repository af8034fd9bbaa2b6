# SPDX-License-Identifier: AGPL-3.0-or-later
"""deploy/roles.sql: three roles, each with no more than it needs."""

import psycopg
import pytest

from lgnet.config import embedded


@pytest.fixture(scope="module")
def prepared(shared_cluster):
    cluster = shared_cluster
    embedded.prepare(cluster)
    embedded.prepare(cluster)  # again changes nothing
    with cluster.connect("lgnet_owner", "lgnet") as connection:
        connection.execute("CREATE TABLE person (id bigserial PRIMARY KEY, name text)")
    return cluster


def test_no_role_is_more_than_it_should_be(prepared):
    with prepared.connect() as connection:
        found = connection.execute(
            "SELECT rolname, rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication, rolbypassrls "
            "FROM pg_roles WHERE rolname LIKE 'lgnet%' ORDER BY 1"
        ).fetchall()
    assert found == [
        ("lgnet_app", False, False),
        ("lgnet_backup", False, True),
        ("lgnet_owner", False, False),
    ]


def test_the_application_writes_rows_and_nothing_else(prepared):
    with prepared.connect("lgnet_app", "lgnet") as connection:
        connection.execute("INSERT INTO person (name) VALUES ('Amina')")
        connection.execute("UPDATE person SET name = 'Bruno'")
        connection.execute("DELETE FROM person")
        for forbidden in (
            "TRUNCATE person",
            "CREATE TABLE mine (id int)",
            "CREATE TRIGGER t BEFORE INSERT ON person EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "ALTER TABLE person ADD COLUMN more text",
            "DROP TABLE person",
            "CREATE TEMPORARY TABLE aside (id int)",
            "SET ROLE lgnet_owner",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)


def test_the_application_waits_for_nothing_for_ever(prepared):
    with prepared.connect("lgnet_app", "lgnet") as connection:
        limits = ["statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout"]
        found = [connection.execute(f"SHOW {limit}").fetchone()[0] for limit in limits]
    assert found == ["15s", "30s", "2s"]


def test_the_backup_reads_everything_and_writes_nothing(prepared):
    with prepared.connect("lgnet_owner", "lgnet") as connection:
        connection.execute("INSERT INTO person (name) VALUES ('Amina')")
        connection.execute("ALTER TABLE person ENABLE ROW LEVEL SECURITY")
        connection.execute("ALTER TABLE person FORCE ROW LEVEL SECURITY")
    with prepared.connect("lgnet_backup", "lgnet") as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (1,)
        connection.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM person")
    with prepared.connect("lgnet_app", "lgnet") as connection:  # the control: row-level security does hide it
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (0,)
