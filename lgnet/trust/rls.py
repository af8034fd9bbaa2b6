# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security as migration operations, and which tables need it."""

from functools import cache

from django.apps import apps
from django.db import migrations

CITY_POLICY = """
alter table {table} add constraint {table}_city_key unique (city_id, id);
alter table {table} enable row level security;
alter table {table} force row level security;
create policy city on {table}
    using (city_id = (select lgnet_city())) with check (city_id = (select lgnet_city()));
"""
CITY_KEY = (
    "alter table {table} add constraint {table}_city_fk foreign key (city_id) references network_city (id);"
)
PROTECTED_POLICY = """
create policy protected on {table} as restrictive
    using ({column} is null or {column} <> all ((select lgnet_hidden_people())::uuid[]))
    with check ({column} is null or {column} <> all ((select lgnet_hidden_people())::uuid[]));
"""
FOLLOWING_POLICY = """
create policy protected on {table} as restrictive
    using ({column} is null or exists (select from {parent} where {parent}.id = {column}))
    with check ({column} is null or exists (select from {parent} where {parent}.id = {column}));
"""


def secure(table: str, *, person: str | None = None, of_a_city: bool = True) -> migrations.RunSQL:
    """Force row-level security on a tenant table.

    `person` names the column of the person whose protection the row follows; `of_a_city=False` is for the audit, whose
    rows may also belong to the network as a whole.
    """
    forward = CITY_POLICY.format(table=table)
    if of_a_city:
        forward += CITY_KEY.format(table=table)
    if person:
        forward += PROTECTED_POLICY.format(table=table, column=person)
    return migrations.RunSQL(forward, migrations.RunSQL.noop)


def secure_too(table: str, *, person: str) -> migrations.RunSQL:
    """A second person whose protection the row follows: it is seen by who may see both."""
    forward = PROTECTED_POLICY.format(table=table, column=person).replace(
        "policy protected", f"policy protected_{person}"
    )
    return migrations.RunSQL(forward, f"drop policy protected_{person} on {table}")


def follow(table: str, column: str, parent: str) -> migrations.RunSQL:
    """Rows that have no person of their own: whoever does not see the parent does not see them."""
    return migrations.RunSQL(
        FOLLOWING_POLICY.format(table=table, column=column, parent=parent),
        f"drop policy protected on {table}",
    )


def tenant_key(table: str, column: str, target: str) -> migrations.RunSQL:
    """A foreign key that names the city too: a row can't point into another city (keys ignore row-level security)."""
    name = f"{table}_{column}_city_fk"[:63]
    return migrations.RunSQL(
        f"alter table {table} add constraint {name} foreign key (city_id, {column}) references {target} (city_id, id)",
        f"alter table {table} drop constraint {name}",
    )


@cache
def tenant_tables() -> frozenset[str]:
    """Names of the tables whose rows belong to a city."""
    from lgnet.trust.models import TenantModel

    return frozenset(model._meta.db_table for model in apps.get_models() if issubclass(model, TenantModel))
