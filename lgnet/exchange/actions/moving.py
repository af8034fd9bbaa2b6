# SPDX-License-Identifier: AGPL-3.0-or-later
"""An import goes from state to state; whoever is at work on it holds its row."""

from lgnet.exchange.choices import BatchState
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.policies import require_move
from lgnet.kernel import clock


def held(batch: ImportBatch) -> ImportBatch:
    """The import, held until the end of the transaction."""
    return ImportBatch.objects.select_for_update().get(pk=batch.pk)


def move(batch: ImportBatch, to: BatchState, **also: object) -> ImportBatch:
    """Call with the import held. Raises NotNow."""
    require_move(batch, to)
    for name, value in {"state": to, "moved_at": clock.now(), "done": 0, **also}.items():
        setattr(batch, name, value)
    batch.save()
    return batch
