# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a programme's file would change, found out by doing it and taking it back."""

from dataclasses import dataclass

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.actions.load_programme import load_programme
from lgnet.network.files.programme_records import ProgrammeRecord
from lgnet.network.models import Organisation, Programme
from lgnet.network.programme_lines import lines_of


@dataclass(frozen=True)
class Change:
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    is_new: bool
    changes: list[Change]
    left: list[str]
    """Partners that the file does not name: they stay."""


def try_programme(record: ProgrammeRecord, *, by: Actor) -> Preview:
    """Raises what `load_programme` raises; leaves nothing behind."""
    present = Programme.objects.filter(code=record.code).first()
    before = lines_of(present) | _bodies(record) if present else _bodies(record)
    with transaction.atomic():
        loaded = load_programme(record, by=by)
        after = lines_of(loaded) | _bodies(record)
        named = {(partnership.organisation, partnership.role) for partnership in record.partnerships}
        left = [
            f"{partnership.organisation} ({partnership.get_role_display()})"
            for partnership in loaded.partnerships.select_related("organisation")
            if (partnership.organisation.key, partnership.role) not in named
        ]
        transaction.set_rollback(True)
    changes = [
        Change(what, before.get(what, ""), after.get(what, ""))
        for what in dict.fromkeys([*after, *before])
        if before.get(what, "") != after.get(what, "")
    ]
    return Preview(present is None, changes, left)


def _bodies(record: ProgrammeRecord) -> dict[str, str]:
    keys = [organisation.key for organisation in record.organisations]
    return {
        str(organisation): organisation.get_kind_display()
        for organisation in Organisation.objects.filter(key__in=keys)
    }
