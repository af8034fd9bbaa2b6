# SPDX-License-Identifier: AGPL-3.0-or-later
"""Queries whose SQL is written once for each process.

Django writes the SQL of a query anew each time it is asked. For a statement that every page begins with, this took
five times as long as the statement itself.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


def written_once(**stand_ins: object) -> Callable:
    """Above a function that makes a `values_list`: called with the same names, it returns the rows, asked now.

    The function itself is called once, with the stand-ins; so the query must have the same form whatever the values
    are, and each stand-in must be unlike any other value in it.
    """

    def decorate(make: Callable[..., QuerySet]) -> Callable[..., list[tuple]]:
        statement = cache(lambda: _statement(make(**stand_ins), stand_ins))

        @wraps(make)
        def rows(**values: object) -> list[tuple]:
            sql, places = statement()
            with connection.cursor() as cursor:
                cursor.execute(sql, [values[name] if name else fixed for name, fixed in places])
                return cursor.fetchall()

        return rows

    return decorate


def only_key(model: type[M], key: UUID) -> M:
    """A record of which nothing but the key is wanted, for another that points at it; the rest is asked for if read."""
    return model.from_db(DEFAULT_DB_ALIAS, [model._meta.pk.attname], [key])


def _statement(asked: QuerySet, stand_ins: dict[str, object]) -> tuple[str, list[tuple[str | None, object]]]:
    """The SQL, and for each of its parameters the name that fills it or the value that it always has."""
    compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    if compiler.get_converters(column for column, _sql, _alias in compiler.select):
        raise TypeError("A column that Django converts when it is read: ask in the ordinary way.")
    places = [(_name(parameter, stand_ins), parameter) for parameter in parameters]
    if missing := stand_ins.keys() - {name for name, _ in places}:
        raise TypeError(f"Not in the query: {', '.join(sorted(missing))}.")
    return sql, places


def _name(parameter: object, stand_ins: dict[str, object]) -> str | None:
    found = (
        name for name, value in stand_ins.items() if type(value) is type(parameter) and value == parameter
    )
    return next(found, None)
