# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `lgnet check` asks. A check's docstring names it; it returns what is wrong, in words, or nothing."""

from lgnet.config import health
from lgnet.trust.checks import CHECKS as OF_TRUST
from lgnet.trust.roles import role_faults


def database() -> list[str]:
    """The database answers."""
    return [] if health.database_answers() else ["it does not"]


def role() -> list[str]:
    """The application's role is bound by row-level security."""
    return role_faults()


def tables() -> list[str]:
    """The tables are up to date."""
    return [] if health.tables_are_current() else ["migrations wait: run `lgnet migrate`"]


def worker() -> list[str]:
    """The worker gives signs of life."""
    return [] if health.worker_is_alive() else ["no sign for 45 seconds: is `lgnet up` running?"]


CHECKS = [database, role, tables, worker, *OF_TRUST]
