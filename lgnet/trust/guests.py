# SPDX-License-Identifier: AGPL-3.0-or-later
"""Guests: whoever has no account and holds the key to one record (docs/adr/0018).

A guest's transaction belongs to no city, so the database shows her nothing, of whatever table, now or in years: except
the rows that a table opens to her key by a policy called `guest`, for reading only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, migrations, transaction

from lgnet.trust import tenancy

GUEST_POLICY = (
    "create policy guest on {table} for select using (city_id = (select lgnet_guest_city()) and {row});"
)


@contextmanager
def as_guest(city_id: UUID, key: str) -> Iterator[None]:
    """A transaction of its own that reads what `key` opens in this city, and nothing else."""
    with tenancy.in_city(city_id, read_only=True), transaction.atomic(durable=True):
        connection.tell_guest(key)
        yield


def open_to_guests(table: str, row: str) -> migrations.RunSQL:
    """`row` says in SQL which one of the city's rows the key of the guest opens, `lgnet_guest()`."""
    return migrations.RunSQL(GUEST_POLICY.format(table=table, row=row), f"drop policy guest on {table};")
