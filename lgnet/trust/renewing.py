# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a new key was added, everything still under an old one is sealed anew, so that the old one can go."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import BinaryField, Value

from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Denied
from lgnet.trust import audit, encrypted_columns, encryption
from lgnet.trust.encrypted_columns import EncryptedColumn


class Renewed(NamedTuple):
    renewed: int
    unreadable: int
    """Changed, moved, or under a key that is gone: left as they were, for somebody to look at."""


def renew_sealed(*, by: Actor, batch: int | None = None) -> Renewed:
    """Seal what a city holds under the newest key, `batch` rows in each transaction.

    Called inside `in_city(..., teams=EVERY_TEAM)`, by a job or command. Stopped half way it goes on from there when
    called again: what is done is no longer found.
    """
    if not by.system:
        raise Denied()
    total = Renewed(0, 0)
    for column in encrypted_columns.columns():
        for ids in _in_batches(_under_old_keys(column), batch or column.at_once):
            done = _one_batch(column, ids, by)
            total = Renewed(total.renewed + done.renewed, total.unreadable + done.unreadable)
    return total


def _in_batches(ids: list[UUID], batch: int) -> Iterable[list[UUID]]:
    return (ids[start : start + batch] for start in range(0, len(ids), batch))


@transaction.atomic
def _under_old_keys(column: EncryptedColumn) -> list[UUID]:
    newest = Value(bytes([max(encryption.keys())]), output_field=BinaryField())
    return list(column.written().exclude(under=newest).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _one_batch(column: EncryptedColumn, ids: Iterable[UUID], by: Actor) -> Renewed:
    rows = list(column.model.objects.select_for_update().filter(pk__in=ids))
    renewed = [row for row in rows if column.seal_anew(row)]
    if renewed:
        column.model.objects.bulk_update(renewed, [name for name in (column.column, column.index) if name])
        audit.record("people.keys_rotated", by=by, count=len(renewed), key=max(encryption.keys()))
    return Renewed(len(renewed), len(rows) - len(renewed))
