# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from uuid import UUID

from lgnet.casework.models import (
    Assessment,
    Case,
    CaseStep,
    EntryFile,
    Goal,
    HandedCase,
    Intervention,
    NoteFile,
    Plan,
    Referral,
    ReferralLink,
    ReferralStep,
    Reminder,
    RestrictedNote,
    Task,
)

GOES = (
    EntryFile, NoteFile, RestrictedNote, Intervention, Assessment, Plan, Goal, Task, HandedCase, ReferralLink, Reminder,
)  # fmt: skip


def erase_case_work(person_ids: Sequence[UUID]) -> None:
    """What was written goes. That there was a case and a referral, from when to when, counted or not, and how it ended
    in codes, stays: figures are made of it. Called within a deletion, which leaves the trace."""
    for model in GOES:
        model.objects.filter(person__in=person_ids).delete()
    Case.objects.filter(person__in=person_ids).update(closing_note="")
    CaseStep.objects.filter(person__in=person_ids).update(note="")
    Referral.objects.filter(person__in=person_ids).update(
        request="", outcome="", answer_told_by="", shared=[], sent_as=None
    )
    ReferralStep.objects.filter(person__in=person_ids).update(note="", told_by="")
