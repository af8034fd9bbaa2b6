# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tenancy: one city is one tenant, and the database refuses what belongs to another.

The context is told to PostgreSQL as the first statement of each transaction, for that transaction only
(`lgnet.trust.postgresql`). Row-level security on each tenant table compares it with the row.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

NETWORK = UUID(int=0)
"""What the network as a whole does (programmes, users) is audited under this id, in the place of a city's."""

EVERY_TEAM = "*"


@dataclass(frozen=True, slots=True)
class Context:
    city_id: UUID
    teams: str = ""
    """Teams whose protected people are seen: ids between commas, or EVERY_TEAM for jobs."""
    user_id: UUID | None = None
    """Whose urgent accesses are open here; nobody's in jobs and files."""
    read_only: bool = False


_context: ContextVar[Context | None] = ContextVar("lgnet_context", default=None)


class CityChangedInTransaction(RuntimeError):
    """A transaction belongs to one city. End it before you begin another."""


class OutsideCity(RuntimeError):
    """A tenant table was asked without saying which city. Use `in_city()` around a transaction."""


def current() -> Context | None:
    return _context.get()


def current_city_id() -> UUID:
    context = _context.get()
    if context is None:
        raise OutsideCity("No city is set: wrap the work in lgnet.trust.tenancy.in_city().")
    return context.city_id


def _team_list(teams: Iterable[UUID] | str) -> str:
    return teams if isinstance(teams, str) else ",".join(sorted(str(team) for team in teams))


@contextmanager
def in_city(
    city_id: UUID, *, teams: Iterable[UUID] | str = (), user_id: UUID | None = None, read_only: bool = False
) -> Iterator[None]:
    """Transactions begun inside belong to this city. Raises CityChangedInTransaction within another's."""
    wanted = Context(city_id, _team_list(teams), user_id, read_only)
    if connection.in_atomic_block and _context.get() != wanted:
        raise CityChangedInTransaction(f"The open transaction belongs to {_context.get()}, not to {wanted}.")
    token = _context.set(wanted)
    try:
        yield
    finally:
        _context.reset(token)


@contextmanager
def asking_every_team() -> Iterator[None]:
    """Inside the open transaction, one question about protected people too. Give ids away from here, never rows.

    It is a savepoint that is always rolled back: the database itself takes the permission back, whatever happens, and
    nothing can be written with it.
    """
    asked = transaction.savepoint()
    try:
        connection.tell_every_team()
        yield
    finally:
        transaction.savepoint_rollback(asked)
