# SPDX-License-Identifier: AGPL-3.0-or-later
"""`/healthz`: are database, tables and worker well? For whoever watches the installation; tells nothing else."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

SILENCE = timedelta(seconds=45)
"""The worker gives a sign every 10 seconds (Procrastinate's heartbeat)."""

PATH = "/healthz"

_current_once: list[bool] = []  # tables that were up to date stay so as long as this process lives


class Health:
    """Answers before anything asks by which name: whoever watches knows the machine's address, not the city's name."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return healthz(request) if request.path_info == PATH else self.get_response(request)


@login_not_required
@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when all is well, 503 otherwise."""
    parts = {"database": database_answers, "migrations": tables_are_current, "worker": worker_is_alive}
    wellness = {name: _asked(question) for name, question in parts.items()}
    return JsonResponse(wellness, status=200 if all(wellness.values()) else 503)


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def tables_are_current() -> bool:
    """No migration waits to be applied."""
    if not _current_once:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            _current_once.append(True)
    return bool(_current_once)


def worker_is_alive() -> bool:
    """A worker gave a sign lately."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %s)", [SILENCE]
        )
        return cursor.fetchone()[0]


def _asked(question) -> bool:
    try:
        return question()
    except (DatabaseError, ImproperlyConfigured):
        return False
