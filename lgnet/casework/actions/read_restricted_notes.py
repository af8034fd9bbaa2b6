# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import dataclass

from lgnet.casework.actions.write_restricted_note import bound
from lgnet.casework.models import Case, RestrictedNote
from lgnet.casework.policies import may_read_restricted
from lgnet.kernel.actor import Actor
from lgnet.trust import audit, encryption


@dataclass(frozen=True)
class OpenNote:
    note: RestrictedNote
    words: str | None
    """None when it can't be opened: its key is gone, or it was changed."""


def read_restricted_notes(*, case: Case, by: Actor) -> list[OpenNote]:
    """All of a case's, also replaced ones, newest first; each reading is recorded as one of its own kind."""
    may_read_restricted(by, case=case)
    notes = [OpenNote(note, opened(note)) for note in case.restricted_notes.all()]
    audit.shown("casework.restricted_notes_shown", by=by, people=[case.person_id], target=case)
    return notes


def opened(note: RestrictedNote) -> str | None:
    try:
        return encryption.decrypt(note.sealed, **bound(note))
    except encryption.Tampered:
        return None
