# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.exchange.actions.moving import held, move
from lgnet.exchange.choices import BatchState
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.policies import may_import
from lgnet.exchange.signals import work_waits
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def start_import(*, batch: ImportBatch, by: Actor, writes_changes: bool = False) -> ImportBatch:
    """Have the rows written, as the trial has shown. `writes_changes`: also what differs of people already known.

    Raises NotNow.
    """
    may_import(by)
    batch = held(batch)
    move(batch, BatchState.RUNNING, writes_changes=writes_changes, started_at=clock.now())
    audit.record("exchange.import_started", by=by, target=batch, rows=batch.total, changes=writes_changes)
    work_waits.send(sender=None, batch=batch)
    return batch
