# SPDX-License-Identifier: AGPL-3.0-or-later
"""Django's PostgreSQL backend that tells each transaction which city it belongs to."""

import re

from django.conf import settings
from django.db.backends.postgresql import base

from lgnet.trust import tenancy

TELL = "select set_config('lgnet.city', %s, true), set_config('lgnet.teams', %s, true)"
TELL_READ_ONLY = TELL + ", set_config('transaction_read_only', 'on', true)"
QUOTED_NAME = re.compile(r'"(\w+)"')
ROWS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "(")  # what touches rows; migrations speak otherwise


class DatabaseWrapper(base.DatabaseWrapper):
    def set_autocommit(self, autocommit, force_begin_transaction_with_broken_autocommit=False):
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:  # a transaction begins: this is its first statement
            self._tell_context()

    def _tell_context(self) -> None:
        context = tenancy.current()
        if context is None:
            return
        with self.connection.cursor() as cursor:
            cursor.execute(
                TELL_READ_ONLY if context.read_only else TELL,
                (str(context.city_id), context.teams),
                prepare=True,
            )

    def init_connection_state(self):
        super().init_connection_state()
        if settings.STRICT_TENANCY and refuse_outside_city not in self.execute_wrappers:
            self.execute_wrappers.append(refuse_outside_city)


def refuse_outside_city(execute, sql, params, many, context):
    """In development and tests: a tenant table without a city is a mistake to be told, not an empty list."""
    outside = tenancy.current() is None or not context["connection"].in_atomic_block
    if outside and str(sql).startswith(ROWS):
        from lgnet.trust.rls import tenant_tables

        asked = tenant_tables() & set(QUOTED_NAME.findall(str(sql)))
        if asked:
            raise tenancy.OutsideCity(
                f"{', '.join(sorted(asked))} asked outside in_city() and a transaction."
            )
    return execute(sql, params, many, context)
