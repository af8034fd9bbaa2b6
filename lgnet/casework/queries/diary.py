# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of a case's diary."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from lgnet.casework.errors import NoSuchEntry
from lgnet.casework.models import Case, EntryFile, Intervention, NoteFile, RestrictedNote
from lgnet.trust.choices import FileState


def diary_of(case: Case) -> QuerySet[Intervention]:
    """What holds today, newest first."""
    return case.interventions.filter(replaced_at=None).order_by("-on", "-written_at")


def former_versions(entries: list[Intervention]) -> dict[UUID, list[Intervention]]:
    """What was said before, by the id of what holds today, newest first. One query."""
    cases = {entry.case_id for entry in entries}
    replaced = Intervention.objects.filter(case__in=cases, replaced_at__isnull=False)
    by_id = {former.pk: former for former in replaced}
    return {entry.pk: list(_chain(entry, by_id)) for entry in entries if entry.replaces}


def _chain(entry: Intervention, by_id: dict):
    while (entry := by_id.get(entry.replaces)) is not None:
        yield entry


def minutes_of(case: Case) -> int:
    return diary_of(case).aggregate(all=Sum("minutes"))["all"] or 0


def get_entry(case: Case, entry_id: UUID) -> Intervention:
    """Raises NoSuchEntry, also for another case's."""
    entry = case.interventions.filter(pk=entry_id).first()
    if entry is None:
        raise NoSuchEntry()
    return entry


def numbers_of_files(rows: Iterable[Intervention | RestrictedNote]) -> dict[UUID, int]:
    """How many photos and papers each has, those not kept left aside. One query, for rows of one kind."""
    rows = list(rows)
    if not rows:
        return {}
    model = EntryFile if isinstance(rows[0], Intervention) else NoteFile
    kept = model.objects.filter(**{f"{model.of}__in": rows}).exclude(state=FileState.REFUSED)
    counted = kept.order_by().values(f"{model.of}_id").annotate(number=Count("pk"))
    return {one[f"{model.of}_id"]: one["number"] for one in counted}
