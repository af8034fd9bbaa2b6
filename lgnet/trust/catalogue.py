# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the database itself says of row-level security: asked of its catalogue, never of our migrations.

Each question returns what is wrong, one line a fault. `lgnet check` asks them on a real installation, a test in ours.
"""

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey

from lgnet.trust import privacy
from lgnet.trust.models import TenantModel
from lgnet.trust.rls import tenant_tables

CITY = "(city_id = ( SELECT lgnet_city() AS lgnet_city))"
"""How PostgreSQL writes down the policy of `lgnet.trust.rls`."""
GUEST = "((city_id = ( SELECT lgnet_guest_city() AS lgnet_guest_city)) AND %"
"""How it begins to write down the policy of `lgnet.trust.guests`."""
PEOPLE, DECIDING = "people_person", {"people_protection", "people_urgentaccess"}
"""Of the context above: what `lgnet.trust.rls` hides, and the tables by which the database knows from whom."""
APPEND_ONLY = ("trust_auditevent", "trust_auditseal")
IN_PUBLIC = "n.nspname = 'public'"
CLASSES = "pg_class c join pg_namespace n on n.oid = c.relnamespace"

TABLES = f"""
select w.name || case when c.oid is null then ' is no table'
                      when not c.relrowsecurity then ' has no row-level security'
                      else ' does not force row-level security on its owner' end
from unnest(%s::text[]) w(name) left join ({CLASSES}) on c.relname = w.name and {IN_PUBLIC}
where c.oid is null or not c.relrowsecurity or not c.relforcerowsecurity
"""
COLUMNS = f"""
select w.name || ' has no column city_id that is always filled'
from unnest(%s::text[]) w(name) join ({CLASSES}) on c.relname = w.name and {IN_PUBLIC}
where not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'city_id' and a.attnotnull)
"""
POLICIES = f"""
select w.name || ' has no policy that reads and writes within the city'
from unnest(%(tables)s::text[]) w(name) join ({CLASSES}) on c.relname = w.name and {IN_PUBLIC}
where not exists (
    select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*' and p.polroles = '{{0}}'
    and pg_get_expr(p.polqual, c.oid) = %(city)s and pg_get_expr(p.polwithcheck, c.oid) = %(city)s)
union all
select w.name || ': the policy ' || p.polname || ' lets rows of other cities through'
from unnest(%(tables)s::text[]) w(name) join ({CLASSES}) on c.relname = w.name and {IN_PUBLIC}
join pg_policy p on p.polrelid = c.oid and p.polpermissive
where not (p.polname = 'guest' and p.polcmd = 'r' and pg_get_expr(p.polqual, c.oid) like %(guest)s)
  and ((p.polcmd <> 'a' and pg_get_expr(p.polqual, c.oid) is distinct from %(city)s)
   or (p.polcmd in ('*', 'a', 'w') and pg_get_expr(p.polwithcheck, c.oid) is distinct from %(city)s))
"""
PROTECTED = f"""
select w.name || ' shows what belongs to a protected person'
from unnest(%s::text[]) w(name) join ({CLASSES}) on c.relname = w.name and {IN_PUBLIC}
where not exists (
    select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*' and p.polroles = '{{0}}'
    and pg_get_expr(p.polqual, c.oid) ~ 'lgnet_hidden_people|EXISTS'
    and pg_get_expr(p.polwithcheck, c.oid) ~ 'lgnet_hidden_people|EXISTS')
"""
UNIQUE = f"""
select w.name || ' cannot be named together with its city: (city_id, id) is not unique'
from unnest(%(tables)s::text[]) w(name) join ({CLASSES}) on c.relname = w.name and {IN_PUBLIC}
where not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'u'
                  and pg_get_constraintdef(k.oid) = 'UNIQUE (city_id, id)')
union all
select x.relname || ' is unique across cities: whoever meets it learns what another city holds'
from unnest(%(tables)s::text[]) w(name) join ({CLASSES}) on c.relname = w.name and {IN_PUBLIC}
join pg_index i on i.indrelid = c.oid and i.indisunique and not i.indisprimary
join pg_class x on x.oid = i.indexrelid
join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where a.attname <> 'city_id'
"""
KEYS = """
select format('%%s.%%s may point into another city: no key (city_id, %%s) to %%s', w.source, w.col, w.col, w.target)
from unnest(%s::text[], %s::text[], %s::text[]) w(source, col, target)
where not exists (
    select from pg_constraint k where k.contype = 'f' and k.convalidated
    and k.conrelid = to_regclass('public.' || w.source) and k.confrelid = to_regclass('public.' || w.target)
    and pg_get_constraintdef(k.oid) like
        format('FOREIGN KEY (city_id, %%s) REFERENCES %%s(city_id, id)%%%%', w.col, w.target))
"""
STRAY_KEYS = """
select format('%%s points to %%s without its city (%%s)', k.conrelid::regclass, k.confrelid::regclass, k.conname)
from pg_constraint k join pg_class t on t.oid = k.confrelid
where k.contype = 'f' and t.relname = any (%s) and pg_get_constraintdef(k.oid) not like 'FOREIGN KEY (city_id, %%'
"""
WAYS_ROUND = f"""
select c.relname || ' is a view that reads as its owner' from {CLASSES}
where {IN_PUBLIC} and c.relkind = 'v' and not coalesce(c.reloptions::text[] && array['security_invoker=true',
    'security_invoker=on', 'security_invoker=1', 'security_invoker=yes'], false)
union all
select c.relname || ' is a materialised view: it knows no row-level security' from {CLASSES}
where {IN_PUBLIC} and c.relkind = 'm'
union all
select p.proname || ' is a function that runs as its owner' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where {IN_PUBLIC} and p.prosecdef
union all
select p.proname || ' is called leakproof' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where {IN_PUBLIC} and p.proleakproof
"""
GRANTS = f"""
select format('%%s may %%s %%s', r.name, g.privilege, c.relname)
from {CLASSES} cross join (values (%(role)s)) r(name)
cross join (values ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) g(privilege)
where {IN_PUBLIC} and c.relkind in ('r', 'p') and has_table_privilege(r.name, c.oid, g.privilege)
union all
select format('%%s may %%s %%s, where rows are only ever added', r.name, g.privilege, c.relname)
from {CLASSES} cross join (values (%(role)s)) r(name) cross join (values ('UPDATE'), ('DELETE')) g(privilege)
where {IN_PUBLIC} and c.relname = any (%(append_only)s)
  and case g.privilege when 'DELETE' then has_table_privilege(r.name, c.oid, 'DELETE')
                       else has_any_column_privilege(r.name, c.oid, 'UPDATE') end
union all
select r.name || ' may make tables' from (values (%(role)s)) r(name)
where has_schema_privilege(r.name, 'public', 'CREATE') or has_database_privilege(r.name, current_database(), 'TEMP')
"""


def tenant_keys() -> list[tuple[str, str, str]]:
    """Each column by which a tenant row names a row of a city: table, column, table named."""
    keys = []
    for model in apps.get_models():
        if not issubclass(model, TenantModel):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and _is_of_a_city(field.related_model):
                keys.append((model._meta.db_table, field.column, field.related_model._meta.db_table))
    return keys


def of_people(keys: Iterable[tuple[str, str, str]]) -> list[str]:
    """Tables whose rows belong to a person, directly or through another; not those that say who is protected, nor those
    that name nobody and are everybody's to see."""
    found, open_to_all = {PEOPLE}, _of_all_teams()
    while more := {source for source, _column, target in keys if target in found} - found - open_to_all:
        found |= more
    return sorted(found - DECIDING)


def _of_all_teams() -> set[str]:
    """Declared so (`Privacy.of_all_teams`), and without a single field that tells of a person."""
    declared = (
        model for model in apps.get_models() if hasattr(getattr(model, "Privacy", None), "of_all_teams")
    )
    return {model._meta.db_table for model in declared if not privacy.tells_of_people(model)}


def _is_of_a_city(model) -> bool:
    """Has it a city that must be the same? Figures may be of a city too, but nothing names them."""
    return any(field.column == "city_id" and not field.null for field in model._meta.concrete_fields)


def faults(
    cursor, *, tables: Iterable[str] | None = None, keys: Iterable[tuple[str, str, str]] | None = None
) -> list[str]:
    """Everything by which a row might be seen, written or named from another city; empty when all is well."""
    tables = sorted(tenant_tables() if tables is None else tables)
    keys = tenant_keys() if keys is None else list(keys)
    sources, columns, targets = map(list, zip(*keys, strict=True))
    role = {"role": settings.APPLICATION_ROLE, "append_only": list(APPEND_ONLY)}
    asked = [
        (TABLES, [tables]),
        (COLUMNS, [tables]),
        (POLICIES, {"tables": tables, "city": CITY, "guest": GUEST}),
        (PROTECTED, [of_people(keys)]),
        (UNIQUE, {"tables": tables}),
        (KEYS, [sources, columns, targets]),
        (STRAY_KEYS, [tables]),
        (WAYS_ROUND, []),
        (GRANTS, role),
    ]
    return [fault for question, given in asked for fault in _answers(cursor, question, given)]


def _answers(cursor, question: str, given) -> list[str]:
    cursor.execute(question, given)
    return [row[0] for row in cursor.fetchall()]
