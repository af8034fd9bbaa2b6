# SPDX-License-Identifier: AGPL-3.0-or-later
"""The roles of the embedded database; the same SQL file prepares a real server."""

from psycopg import sql

from lgnet.config import folders
from lgnet.config.embedded.cluster import Cluster

ROLES = folders.CLONE / "deploy" / "roles.sql"


def prepare(cluster: Cluster, database: str = "lgnet") -> None:
    """Make the database, its three roles and what each may do; harmless when they exist."""
    with cluster.connect() as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not known:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(database))
            )
    with cluster.connect(database=database) as connection:
        connection.execute(ROLES.read_text())
