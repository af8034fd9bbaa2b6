# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.casework.actions.replacing import replaced
from lgnet.casework.choices import RestrictedKind
from lgnet.casework.errors import NotACode, NothingWritten, TooLong
from lgnet.casework.models import Case, RestrictedNote
from lgnet.casework.policies import may_read_restricted
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit, encryption

MOST_WORDS = 10_000


@transaction.atomic
def write_restricted_note(
    *, case: Case, kind: str, words: str, by: Actor, replaces: RestrictedNote | None = None
) -> RestrictedNote:
    """For those alone who follow the case. The text is encrypted before it reaches the database.

    Raises NotForYou, NotACode, NothingWritten, TooLong; ChangedMeanwhile when a colleague corrected the same note.
    """
    may_read_restricted(by, case=case)
    words = words.strip()
    if kind not in RestrictedKind.values:
        raise NotACode()
    if not words:
        raise NothingWritten()
    if len(words) > MOST_WORDS:
        raise TooLong(most=MOST_WORDS)
    if replaces is not None:
        replaced(replaces)
    note = RestrictedNote(
        case=case, person_id=case.person_id, kind=kind, written_at=clock.now(), written_by=by.user_id,
        replaces=replaces.pk if replaces else None,
    )  # fmt: skip
    note.sealed = encryption.encrypt(words, **bound(note))
    note.save(force_insert=True)
    if replaces is not None:
        replaces.files.update(note=note)
    what = "corrected" if replaces else "written"
    audit.record(f"casework.restricted_note_{what}", by=by, target=note, people=[case.person_id])
    return note


def column_of(note: RestrictedNote) -> str:
    """Bound to the row too: a note moved to another row of the same person is noticed."""
    return f"restrictednote.{note.pk}"


def bound(note: RestrictedNote) -> dict:
    return {"city_id": note.city_id, "person_id": note.person_id, "column": column_of(note)}
