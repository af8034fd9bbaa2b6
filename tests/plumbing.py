# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes tests run like the program: real commits, a clock to set, an English or Italian reader."""

import pytest

from tests import database


@pytest.fixture(scope="session", autouse=True)
def database_open(django_db_blocker):
    """The database is there from the first to the last test, and nothing is rolled back or wiped."""
    with django_db_blocker.unblock():
        yield
        from django.db import connections

        connections.close_all()


@pytest.fixture(scope="session")
def django_db_setup():
    """The database was made before the settings were read."""


def pytest_unconfigure(config):
    if database.cluster is not None:
        database.forget()


@pytest.fixture
def as_superuser():
    """A connection for whom row-level security does not hold: to look behind it, and to plant faults."""
    with database.cluster.connect("postgres", database.NAME) as connection:
        yield connection


@pytest.fixture
def planted(as_superuser):
    """A superuser's cursor in a transaction that leaves nothing behind: for controls."""
    with as_superuser.transaction(force_rollback=True), as_superuser.cursor() as cursor:
        yield cursor


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """Each test begins without a city or a transaction, and ends so."""
    from django.db import connection

    from lgnet.trust import tenancy

    assert tenancy.current() is None
    yield
    assert tenancy.current() is None and not connection.in_atomic_block
