# SPDX-License-Identifier: AGPL-3.0-or-later
"""`/healthz` tells when the worker is silent, when tables are old, when the database is away."""

import pytest
from django.db import OperationalError, connection

from lgnet.config import health


@pytest.fixture
def heartbeat():
    """A worker's sign of life, as old as asked."""

    def beat(*, seconds_ago):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_workers")
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
                [seconds_ago],
            )

    yield beat
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")


def test_all_is_well_while_the_worker_gives_signs(client, heartbeat):
    heartbeat(seconds_ago=10)
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "migrations": True, "worker": True}


def test_a_silent_worker_is_told(client, heartbeat):
    heartbeat(seconds_ago=60)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "migrations": True, "worker": False}


def test_a_migration_that_waits_is_told(client, heartbeat, monkeypatch):
    heartbeat(seconds_ago=0)
    monkeypatch.setattr(health, "_current_once", [])
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: [("people", "0009")])
    assert client.get("/healthz").json()["migrations"] is False


def test_a_database_that_is_away_is_told_and_no_more(client, monkeypatch):
    def away():
        raise OperationalError("connection to server at 10.0.0.5, user lgnet_app, failed")

    monkeypatch.setattr(health, "database_answers", away)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] is False
    assert b"10.0.0.5" not in answer.content


def test_it_answers_by_whatever_name_it_is_asked(client, heartbeat):
    """The other pages do not: a name that is not ours could be put into links of mails."""
    heartbeat(seconds_ago=0)
    assert client.get("/healthz", headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/accessibility/", headers={"host": "10.1.2.3:8000"}).status_code == 400


def test_nothing_can_be_sent_to_it(client):
    assert client.post("/healthz", headers={"host": "10.1.2.3"}).status_code == 405
