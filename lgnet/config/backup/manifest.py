# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a database holds, as one transaction sees it: the same question before the backup and after the restore."""

import importlib.metadata
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import psycopg
from psycopg import sql

from lgnet.config.steps import Failed

NETWORK = "00000000-0000-0000-0000-000000000000"  # lgnet.trust.tenancy.NETWORK

OWN_TABLES = """
SELECT n.nspname, c.relname, ARRAY(
    SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END || ' ' || privilege_type
    FROM aclexplode(c.relacl) WHERE grantee <> c.relowner  -- what an owner has differs between editions
    ORDER BY 1)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1, 2
"""
SAME_WORDS = """
SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'iso_8601';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL row_security = off;
SET LOCAL statement_timeout = 0
"""
ROWS = """
SELECT count(*), coalesce(sum(('x' || left(hash, 15))::bit(60)::bigint), 0)::text || '-' ||
                 coalesce(sum(('x' || right(hash, 15))::bit(60)::bigint), 0)::text
FROM (SELECT encode(sha256(convert_to(whole_row::text, 'UTF8')), 'hex') AS hash FROM ONLY {} AS whole_row) AS hashes
"""
HEADS = """
SELECT DISTINCT ON (s.city_id) coalesce(c.slug, s.city_id::text), s.position, encode(s.digest, 'hex')
FROM public.trust_auditseal s LEFT JOIN public.network_city c ON c.id = s.city_id ORDER BY s.city_id, s.position DESC
"""


@dataclass(frozen=True)
class Manifest:
    made_at: str
    lgnet: str
    postgresql: int
    """The server's edition."""
    pg_dump: int
    tables: dict[str, list]
    """Rows, and a digest that does not depend on their order."""
    grants: dict[str, list[str]]
    migrations: list[str]
    heads: dict[str, list]
    """The end of each audit chain: links, digest of the last."""

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, text: bytes) -> "Manifest":
        return cls(**json.loads(text))

    @property
    def rows(self) -> int:
        return sum(rows for rows, _digest in self.tables.values())


def taken(connection: psycopg.Connection, *, pg_dump: int) -> Manifest:
    """Inside the transaction whose snapshot is dumped, as a role that sees every row."""
    tables, grants = tables_and_grants(connection)
    if "public.django_migrations" not in tables:
        raise Failed("The database has no tables of LGNet: there is nothing to back up.")
    applied = connection.execute("SELECT app || '.' || name FROM public.django_migrations ORDER BY 1")
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        lgnet=importlib.metadata.version("lgnet"),
        postgresql=edition(connection),
        pg_dump=pg_dump,
        tables=tables,
        grants=grants,
        migrations=[name for (name,) in applied.fetchall()],
        heads=_heads(connection, tables),
    )


def tables_and_grants(connection: psycopg.Connection) -> tuple[dict[str, list], dict[str, list[str]]]:
    require_sight(connection)
    connection.execute(SAME_WORDS)
    rows, grants = {}, {}
    for schema, table, granted in connection.execute(OWN_TABLES).fetchall():
        question = sql.SQL(ROWS).format(sql.Identifier(schema, table))
        rows[f"{schema}.{table}"] = list(connection.execute(question).fetchone())
        grants[f"{schema}.{table}"] = granted
    return rows, grants


def edition(connection: psycopg.Connection) -> int:
    return connection.info.server_version // 10_000


def require_sight(connection: psycopg.Connection) -> None:
    """Failed for a role that row-level security binds: it would count, and dump, nothing."""
    sees = "SELECT rolname, rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user"
    role, all_rows = connection.execute(sees).fetchone()
    if not all_rows:
        raise Failed(
            f"The role {role} does not see every row. Set DATABASE_BACKUP_URL to the role lgnet_backup, which has "
            "BYPASSRLS (deploy/roles.sql)."
        )


def _heads(connection: psycopg.Connection, tables: dict) -> dict[str, list]:
    if "public.trust_auditseal" not in tables:
        return {}
    found = connection.execute(HEADS).fetchall()
    return {"network" if place == NETWORK else place: [position, digest] for place, position, digest in found}
