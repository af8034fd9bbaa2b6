# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a new key was added, what files said is sealed anew under it, so that the old one can go.

The keyed marks by which rows are known again (`fingerprint`, `external`) can't be made anew without what they were
made of: once the old key is gone, earlier imports are known by likeness only.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import models, transaction
from django.db.models import BinaryField, Func, Value

from lgnet.exchange import contents
from lgnet.exchange.actions.take_export import COLUMN
from lgnet.exchange.models import ExportFile, ImportBatch, ImportRow
from lgnet.trust import encryption

AT_ONCE = 500
SEALED: tuple[tuple[type[models.Model], str, Callable], ...] = (
    (ImportBatch, "sealed", lambda batch: (batch.pk, contents.FILE)),
    (ImportBatch, "header", lambda batch: (batch.pk, contents.HEADER)),
    (ImportBatch, "rejected", lambda batch: (batch.pk, contents.REJECTED)),
    (ImportRow, "cells", lambda row: (row.batch_id, contents.cells_column(row.number))),
    (ImportRow, "findings", lambda row: (row.batch_id, contents.findings_column(row.number))),
    (ExportFile, "sealed", lambda export: (export.pk, COLUMN)),
)
"""Of each column: whose it is, and under which name it was sealed."""


def renew_contents(city_id: UUID) -> tuple[int, int]:
    """How much was renewed, and how much could not be read. May be stopped and called again."""
    renewed = unreadable = 0
    for model, column, bound_to in SEALED:
        ids = _under_old_keys(model, column)
        for start in range(0, len(ids), AT_ONCE):
            done, left = _renew(model, column, bound_to, ids[start : start + AT_ONCE], city_id)
            renewed, unreadable = renewed + done, unreadable + left
    return renewed, unreadable


@transaction.atomic
def _under_old_keys(model: type[models.Model], column: str) -> list[UUID]:
    newest = Value(bytes([max(encryption.keys())]), output_field=BinaryField())
    number = Func(column, 1, 1, function="substr", output_field=BinaryField())
    rows = model.objects.exclude(**{column: None}).alias(under=number).exclude(under=newest)
    return list(rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _renew(model, column: str, bound_to: Callable, ids: list[UUID], city_id: UUID) -> tuple[int, int]:
    rows = list(model.objects.select_for_update().filter(pk__in=ids))
    readable = [row for row in rows if _renewed(row, column, bound_to, city_id)]
    model.objects.bulk_update(readable, [column], batch_size=AT_ONCE)
    return len(readable), len(rows) - len(readable)


def _renewed(row, column: str, bound_to: Callable, city_id: UUID) -> bool:
    owner_id, name = bound_to(row)
    try:
        plain = encryption.unseal(getattr(row, column), city_id=city_id, owner_id=owner_id, column=name)
    except encryption.Tampered:
        return False
    setattr(row, column, encryption.seal(plain, city_id=city_id, owner_id=owner_id, column=name))
    return True
