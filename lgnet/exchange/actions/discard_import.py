# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file said is forgotten: when it is put away before it was written, and 30 days after the work has ended."""

from datetime import timedelta

from django.db import transaction

from lgnet.exchange.actions.moving import held, move
from lgnet.exchange.choices import BatchState
from lgnet.exchange.models import ExportFile, ImportBatch, RememberedColumns, ServiceImport
from lgnet.exchange.policies import may_import
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

CONTENTS_KEPT = timedelta(days=30)
IMPORTS_KEPT = COLUMNS_KEPT = timedelta(days=730)
EXPORTS_KEPT = timedelta(days=1)
FORGOTTEN = {BatchState.READ, BatchState.CHECKED, BatchState.READING, BatchState.CHECKING}
"""What nobody went on with is forgotten likewise."""


@transaction.atomic
def discard_import(*, batch: ImportBatch, by: Actor) -> ImportBatch:
    """Put the file away without writing it. Raises NotNow."""
    may_import(by)
    batch = held(batch)
    move(batch, BatchState.STOPPED, ended_at=clock.now())
    _empty(batch)
    audit.record("exchange.import_discarded", by=by, target=batch)
    return batch


def _empty(batch: ImportBatch) -> None:
    """What was not written goes altogether; of what was written stays which person and contact it became."""
    batch.rows.filter(person=None, contact=None).delete()
    batch.rows.update(cells=None, findings=None)
    batch.sealed = batch.header = batch.rejected = None
    batch.file_name, batch.notes, batch.words = "—", [], {}
    batch.emptied_at = clock.now()
    batch.save()


def empty_old(*, by: Actor) -> int:
    """Each night, in each city. Says how many imports were emptied."""
    now, emptied = clock.now(), 0
    with transaction.atomic():
        old = ImportBatch.objects.filter(emptied_at=None, moved_at__lt=now - CONTENTS_KEPT)
        old = list(old.defer("sealed", "rejected"))
    for batch in old:
        with transaction.atomic():
            batch = held(batch)
            if batch.state in FORGOTTEN:
                move(batch, BatchState.STOPPED, ended_at=now)
            _empty(batch)
            audit.record("exchange.import_emptied", by=by, target=batch)
            emptied += 1
    with transaction.atomic():
        ImportBatch.objects.filter(emptied_at__lt=now - IMPORTS_KEPT).delete()
        RememberedColumns.objects.filter(used_at__lt=now - COLUMNS_KEPT).delete()
        ServiceImport.objects.filter(written_at__lt=now - IMPORTS_KEPT).delete()
        ExportFile.objects.filter(asked_at__lt=now - EXPORTS_KEPT).delete()
    return emptied
