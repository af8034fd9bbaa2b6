# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows straight into the tables by COPY, as the database's superuser: row-level security refuses it to all others."""

from collections.abc import Iterable, Sequence

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb


def copy(connection: psycopg.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> int:
    """Returns how many rows went in."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), names)
    number = 0
    with connection.cursor() as cursor, cursor.copy(statement) as into:
        for row in rows:
            into.write_row(row)
            number += 1
    return number


def copy_records(connection: psycopg.Connection, model, records: Iterable) -> int:
    """Unsaved instances of a model, with whatever defaults it has."""
    fields = model._meta.concrete_fields
    columns = [field.column for field in fields]
    names = [field.attname for field in fields]
    rows = ([_value(getattr(record, name)) for name in names] for record in records)
    return copy(connection, model._meta.db_table, columns, rows)


def _value(value: object) -> object:
    return Jsonb(value) if isinstance(value, dict) else value
