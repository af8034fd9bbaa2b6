# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tests' database: an embedded PostgreSQL, migrated once as the owner into a template, cloned for each worker.

Tests run as lgnet_app, never as owner or superuser, for whom row-level security would prove nothing. They commit like
the program does; instead of wiping tables each test makes a city of its own.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from lgnet.config import catalogues, embedded, folders

CLONE = folders.CLONE
NAME = f"lgnet_test_{os.getpid()}"
KEY = "1:" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="  # 32 digits, for invented people
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "lgnet.config.settings",
    "LGNET_SECRET_KEY": "a key for tests only",
    "LGNET_IDENTIFIER_KEYS": KEY,
    "LGNET_DEBUG": "1",  # plain static files; Django itself still answers as in production
    "LGNET_STRICT_TENANCY": "1",
    "LGNET_DEMO": "1",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright keeps an event loop in the thread that asks the database, too
    "LGNET_HOSTS": "testserver,localhost,127.0.0.1",
    "LGNET_EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
}
cluster = None


def prepare_and_configure() -> None:
    """Before anything of Django is loaded: the worker's database, then the settings that name it."""
    global cluster
    os.environ.update(ENVIRONMENT)
    catalogues.compile_all()
    cluster = embedded.start(folders.state("tests"), fast=True)
    os.environ["DATABASE_URL"] = clone(NAME)

    import django
    from django.conf import settings

    django.setup()
    # a worker of xdist inherits the controller's environment, from which the settings may have been read already
    settings.DATABASES["default"]["NAME"] = NAME


def clone(name: str) -> str:
    """A new database like the template; returns its address for the application's role."""
    template = _template()
    with cluster.connect() as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute("select pg_advisory_lock(742)")  # one clone at a time
        connection.execute(f'create database "{name}" template "{template}" owner lgnet_owner')
        connection.execute(f'revoke all on database "{name}" from public')  # a clone keeps no grants
        connection.execute(f'grant connect on database "{name}" to lgnet_app, lgnet_backup')
    return cluster.url("lgnet_app", name)


def drop(name: str) -> None:
    with cluster.connect() as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')


def forget() -> None:
    """At the end of a worker: its database, and the server when nobody else uses it."""
    drop(NAME)
    cluster.stop()


def _schema_digest() -> str:
    """Changes when a migration, a seed file or the roles change."""
    sources = sorted(
        [
            *CLONE.glob("lgnet/*/migrations/*.py"),
            *CLONE.glob("lgnet/**/seed/**/*"),
            *CLONE.glob("deploy/*.sql"),
        ]
    )
    sources += [
        *CLONE.glob("lgnet/network/*.py"),
        *CLONE.glob("lgnet/trust/rls.py"),
        *CLONE.glob("lgnet/*/seed.py"),
    ]
    digest = hashlib.sha256()
    for path in filter(Path.is_file, sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _template() -> str:
    name = f"lgnet_template_{_schema_digest()}"
    with cluster.connect() as connection:
        connection.execute("select pg_advisory_lock(741)")
        known = connection.execute(
            "select 1 from pg_database where datname = %s and datistemplate", [name]
        ).fetchone()
        if not known:
            connection.execute(f'drop database if exists "{name}" with (force)')
            _forget_old_templates(connection)
            embedded.prepare(cluster, name)
            _manage(name, "migrate", "--verbosity", "0")
            connection.execute(f'alter database "{name}" is_template true')
    return name


def _forget_old_templates(connection) -> None:
    old = connection.execute(
        "select datname from pg_database where datname like 'lgnet_template_%'"
    ).fetchall()
    for (name,) in old:
        connection.execute(f'alter database "{name}" is_template false')
        connection.execute(f'drop database "{name}" with (force)')


def _manage(database: str, *arguments: str) -> None:
    environment = {**os.environ, "DATABASE_URL": cluster.url("lgnet_owner", database)}
    subprocess.run([sys.executable, str(CLONE / "manage.py"), *arguments], env=environment, check=True)
