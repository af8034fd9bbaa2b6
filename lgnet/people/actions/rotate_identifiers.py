# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a new key was added, everything still under an old one is encrypted anew, so that the old one can go."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import BinaryField, Func, Value

from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Denied
from lgnet.people import slots
from lgnet.people.actions import record_identifier, record_permit
from lgnet.people.models import Identifier, Permit
from lgnet.trust import audit, encryption

BATCH = 200


class Rotated(NamedTuple):
    renewed: int
    unreadable: int
    """Changed, moved, or under a key that is gone: left as they were, for somebody to look at."""


def rotate_identifiers(*, by: Actor, batch: int = BATCH) -> Rotated:
    """Encrypt a city's identifiers, permit numbers, and what contexts above keep so, under the newest key.

    A batch in each transaction.

    Called inside `in_city(..., teams=EVERY_TEAM)`, by a job or command. Stopped half way it goes on from there when
    called again: what is done is no longer found.
    """
    if not by.system:
        raise Denied()
    total = Rotated(0, 0)
    above = [(one.model, one.column, partial(_renew, one)) for one in slots.sealed_columns()]
    for model, column, renew in (
        (Identifier, "sealed", _renew_identifier),
        (Permit, "number", _renew_permit),
        *above,
    ):
        for ids in _in_batches(_under_old_keys(model, column), batch):
            done = _one_batch(model, column, ids, renew, by)
            total = Rotated(total.renewed + done.renewed, total.unreadable + done.unreadable)
    return total


def _in_batches(ids: list[UUID], batch: int) -> Iterable[list[UUID]]:
    return (ids[start : start + batch] for start in range(0, len(ids), batch))


@transaction.atomic
def _under_old_keys(model: type, column: str) -> list[UUID]:
    newest = Value(bytes([max(encryption.keys())]), output_field=BinaryField())
    number = Func(column, 1, 1, function="substr", output_field=BinaryField())
    rows = model.objects.exclude(**{column: None}).alias(under=number).exclude(under=newest)
    return list(rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _one_batch(model: type, column: str, ids: Iterable[UUID], renew: Callable, by: Actor) -> Rotated:
    rows = list(model.objects.select_for_update().filter(pk__in=ids))
    renewed = [row for row in rows if renew(row)]
    if renewed:
        columns = [column, "index"] if model is Identifier else [column]
        model.objects.bulk_update(renewed, columns)
        audit.record("people.keys_rotated", by=by, count=len(renewed), key=max(encryption.keys()))
    return Rotated(len(renewed), len(rows) - len(renewed))


def _renew(what: slots.Sealed, row) -> bool:
    """Of a context above."""
    where = {"city_id": row.city_id, "person_id": row.person_id, "column": what.column_of(row)}
    try:
        plain = encryption.decrypt(getattr(row, what.column), **where)
    except encryption.Tampered:
        return False
    setattr(row, what.column, encryption.encrypt(plain, **where))
    return True


def _renew_identifier(identifier: Identifier) -> bool:
    where = {"city_id": identifier.city_id, "person_id": identifier.person_id}
    column = record_identifier.column_of(identifier)
    try:
        plain = encryption.decrypt(identifier.sealed, column=column, **where)
    except encryption.Tampered:
        return False
    identifier.sealed = encryption.encrypt(plain, column=column, **where)
    index_column = record_identifier.index_column(identifier.kind)
    identifier.index = encryption.blind_index(plain, city_id=identifier.city_id, column=index_column)
    return True


def _renew_permit(permit: Permit) -> bool:
    where = {"city_id": permit.city_id, "person_id": permit.person_id}
    column = record_permit.column_of(permit)
    try:
        plain = encryption.decrypt(permit.number, column=column, **where)
    except encryption.Tampered:
        return False
    permit.number = encryption.encrypt(plain, column=column, **where)
    return True
