# SPDX-License-Identifier: AGPL-3.0-or-later
"""Django's PostgreSQL backend that tells each transaction which city it belongs to."""

import re

from django.conf import settings
from django.db.backends.postgresql import base

from lgnet.trust import tenancy

TELL = "select set_config('lgnet.city', %s, true), set_config('lgnet.teams', %s, true)"
TELL += ", set_config('lgnet.user', %s, true)"
TELL_GUEST = "select set_config('lgnet.guest', %s, true)"
TELL_TEAMS = "select set_config('lgnet.teams', %s, true)"
TELL_READ_ONLY = TELL + ", set_config('transaction_read_only', 'on', true)"
ROWS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "(")  # what touches rows; migrations speak otherwise
WORD = re.compile(r"\w+")


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self.execute_wrappers.append(refuse_outside_city)

    def set_autocommit(self, autocommit, force_begin_transaction_with_broken_autocommit=False):
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:  # a transaction begins: this is its first statement
            self._tell_context()

    def _tell_context(self) -> None:
        context = tenancy.current()
        if context is None:
            return
        try:
            with self.wrap_database_errors, self.connection.cursor() as cursor:
                words = TELL_READ_ONLY if context.read_only else TELL
                user = str(context.user_id or "")
                cursor.execute(words, (str(context.city_id), context.teams, user))
        except Exception:
            self.close()  # half a beginning: the next transaction on it would belong to no city, and never commit
            raise

    def tell_guest(self, key: str) -> None:
        """For this transaction: see `lgnet.trust.guests`."""
        with self.cursor() as cursor:
            cursor.execute(TELL_GUEST, [key])

    def tell_every_team(self) -> None:
        """Until the savepoint around it is rolled back: see `tenancy.asking_every_team`."""
        with self.cursor() as cursor:
            cursor.execute(TELL_TEAMS, [tenancy.EVERY_TEAM])


def refuse_outside_city(execute, sql, params, many, context):
    """In development and tests: a tenant table without a city is a mistake to be told, not an empty list."""
    if settings.STRICT_TENANCY and (tenancy.current() is None or not context["connection"].in_atomic_block):
        _refuse_tenant_tables(str(sql).lstrip())
    return execute(sql, params, many, context)


def _refuse_tenant_tables(sql: str) -> None:
    from lgnet.trust.rls import tenant_tables

    if sql[:6].upper().startswith(ROWS):
        asked = tenant_tables().intersection(WORD.findall(sql))
        if asked:
            raise tenancy.OutsideCity(
                f"{', '.join(sorted(asked))} asked outside in_city() and a transaction."
            )
