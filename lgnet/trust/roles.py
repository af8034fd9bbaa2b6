# SPDX-License-Identifier: AGPL-3.0-or-later
"""The application must not be able to go round row-level security."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

FAULTS = """
select 'is a superuser' from pg_roles where rolname = current_user and rolsuper
union all
select 'has BYPASSRLS' from pg_roles where rolname = current_user and rolbypassrls
union all
select 'owns, or may act for the owner of, the table ' || min(c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member')
having count(*) > 0
union all
select 'may TRUNCATE ' || min(table_name) from information_schema.table_privileges
where grantee = current_user and privilege_type = 'TRUNCATE' having count(*) > 0
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
