# SPDX-License-Identifier: AGPL-3.0-or-later
"""Going to the database by hand, past the program: what somebody could do who had only a connection."""

import psycopg

from tests import database

PEOPLE = "select count(*) from people_person"
TELL = "select set_config('lgnet.city', %s, true), set_config('lgnet.teams', '', true)"


def raw(role: str = "lgnet_app") -> psycopg.Connection:
    """A connection as any program opens it: nobody told it of cities."""
    return database.cluster.connect(role, database.NAME)


def number(cursor, question: str = PEOPLE) -> int:
    return cursor.execute(question).fetchone()[0]


def acting_as_application(cursor, city) -> None:
    cursor.execute("set local role lgnet_app")
    cursor.execute(TELL, [str(city.id)])
