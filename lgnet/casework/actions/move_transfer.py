# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a transfer moves: one row, locked, that both cities see. Whoever comes first decides."""

from lgnet.casework.choices import TransferState
from lgnet.casework.models import Transfer
from lgnet.casework.policies import TRANSFER_MOVES
from lgnet.casework.transfer_errors import NoSuchTransfer, TransferIsOver
from lgnet.kernel import clock


def move_transfer(transfer: Transfer, name: str, **changes) -> None:
    """Raises TransferIsOver when the other side, or the clock, was faster."""
    move = TRANSFER_MOVES[name]
    locked = Transfer.objects.select_for_update().filter(pk=transfer.pk).first()
    if locked is None:
        raise NoSuchTransfer()
    late = locked.answer_by < clock.now() and name != "expire"
    state = TransferState.EXPIRED if late and locked.state == TransferState.OFFERED else locked.state
    if state not in move.sources:
        raise TransferIsOver(state=TransferState(state).label)
    transfer.state, transfer.answered_at = move.target, clock.now()
    for field, value in changes.items():
        setattr(transfer, field, value)
    transfer.save(update_fields=["state", "answered_at", *changes])
