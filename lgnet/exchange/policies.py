# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may bring and take files. Case managers: a file writes people, documents and contacts, which all are theirs to
write, and the city's administrator or project manager may see no person at all.

An import is seen by who brought it alone: before it is confirmed it holds what nobody has judged yet."""

from lgnet.exchange.choices import BatchState
from lgnet.exchange.errors import NotNow
from lgnet.exchange.models import ImportBatch
from lgnet.kernel.actor import Role
from lgnet.kernel.rules import role_rule

may_import = role_rule("may_import", Role.CASE_MANAGER, doc="Bring a file of people and contacts.")
may_export = role_rule(
    "may_export", Role.CASE_MANAGER, doc="Take a file of the people and contacts she may see."
)

MOVES = {
    # from: to
    BatchState.READING: {BatchState.READ, BatchState.REFUSED, BatchState.STOPPED},
    BatchState.READ: {BatchState.CHECKING, BatchState.STOPPED},
    BatchState.CHECKING: {BatchState.CHECKED, BatchState.STOPPED},
    BatchState.CHECKED: {BatchState.CHECKING, BatchState.RUNNING, BatchState.STOPPED},
    BatchState.RUNNING: {BatchState.DONE},
    BatchState.DONE: {BatchState.UNDOING},
    BatchState.UNDOING: {BatchState.UNDONE},
    BatchState.REFUSED: {BatchState.STOPPED},
}
"""What is being written is written to its end: it is taken back afterwards, as a whole."""


def require_move(batch: ImportBatch, to: BatchState) -> None:
    """Raises NotNow."""
    if to not in MOVES.get(BatchState(batch.state), set()):
        raise NotNow(state=batch.get_state_display())
