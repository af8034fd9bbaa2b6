# SPDX-License-Identifier: AGPL-3.0-or-later
"""The application must not be able to go round row-level security."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

FAULTS = """
with mine as (select * from pg_roles where pg_has_role(session_user, oid, 'member')),
     tables as (select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname = 'public')
select 'is a superuser, or may become one' from mine where rolsuper having count(*) > 0
union all
select 'has BYPASSRLS, or may act for a role that has' from mine where rolbypassrls having count(*) > 0
union all
select 'owns, or may act for the owner of, the table ' || min(relname)
from tables where relowner in (select oid from mine) having count(*) > 0
union all
select 'may TRUNCATE ' || min(relname)
from tables where has_table_privilege(session_user, oid, 'TRUNCATE') having count(*) > 0
"""


def role_faults() -> list[str]:
    """Why the connected role is unsafe for the application; empty when it is as it should be."""
    with connection.cursor() as cursor:
        cursor.execute(FAULTS)
        return [row[0] for row in cursor.fetchall()]


def refuse_unsafe_role() -> None:
    """Raise ImproperlyConfigured if the role could see more than one city."""
    faults = role_faults()
    if faults:
        raise ImproperlyConfigured(
            f"The database role of DATABASE_URL {'; '.join(faults)}. Row-level security would not hold. "
            "Use the role lgnet_app of deploy/roles.sql (docs/operations/database.md)."
        )
