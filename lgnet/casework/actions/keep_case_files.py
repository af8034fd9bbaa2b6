# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers of a diary's entry, or of a restricted note. Who may write there may bring and take them away."""

from collections.abc import Sequence

from django.db import transaction

from lgnet.casework.models import EntryFile, Intervention, NoteFile, RestrictedNote
from lgnet.casework.policies import may_keep_case, may_read_restricted
from lgnet.kernel.actor import Actor
from lgnet.trust import audit
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought


@transaction.atomic
def add_entry_files(*, entry: Intervention, brought: Sequence[Brought], by: Actor) -> list[EntryFile]:
    """Returns those that were not there already. Raises NoFileChosen, TooManyFiles, NotThisFile, and keeps none."""
    may_keep_case(by, case=entry.case)
    return _added(EntryFile, brought, of=entry, by=by)


@transaction.atomic
def add_note_files(*, note: RestrictedNote, brought: Sequence[Brought], by: Actor) -> list[NoteFile]:
    """As add_entry_files."""
    may_read_restricted(by, case=note.case)
    return _added(NoteFile, brought, of=note, by=by)


@transaction.atomic
def remove_case_file(*, file: EntryFile | NoteFile, by: Actor) -> None:
    """Take away what was brought by mistake. That it was there stays in the trace."""
    if isinstance(file, NoteFile):
        may_read_restricted(by, case=file.note.case)
    else:
        may_keep_case(by, case=file.entry.case)
    audit.record("casework.file_removed", by=by, target=file, people=[file.person_id])
    file.delete()


def _added(model, brought: Sequence[Brought], *, of, by: Actor) -> list:
    files = keeping.keep(model, brought, of=of, by=by)
    if files:
        told = {"number": len(files)}
        audit.record("casework.files_added", by=by, target=of, people=[of.person_id], **told)
    return files
