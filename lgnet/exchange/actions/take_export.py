# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file of people or contacts: asked for, made by a job with the eyes of who asked, taken by her alone, gone after a
day. Each person in it is in the record of readings, when it is made and each time it is taken."""

from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.exchange.choices import ExportKind, ExportState, FileKind
from lgnet.exchange.errors import NotGivenOut, NothingToTake
from lgnet.exchange.exporting import contacts, people
from lgnet.exchange.models import ExportFile
from lgnet.exchange.policies import may_export
from lgnet.exchange.signals import work_waits
from lgnet.exchange.writing import table_file
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.models import Person
from lgnet.trust import audit, encryption, reading

SOURCES = {ExportKind.PEOPLE: people, ExportKind.CONTACTS: contacts}
COLUMN = "export.file"
IN_A_RECORD = 1_000
"""People named in one row of the record of readings."""


@transaction.atomic
def ask_for_export(*, of: str, kind: str, by: Actor, language: str = "it") -> ExportFile:
    """Have a file made. Raises NothingToTake, and TooMany when more is read in an hour than any desk needs."""
    may_export(by)
    of, kind = ExportKind(of), FileKind(kind)
    total = SOURCES[of].visible(by).count()
    if not total:
        raise NothingToTake()
    reading.take("export", by=by, amount=total)
    export = ExportFile.objects.create(of=of, kind=kind, language=language, total=total, asked_by=by.user_id)
    audit.record("exchange.export_asked", by=by, target=export, of=of, kind=kind, rows=total)
    work_waits.send(sender=None, export=export)
    return export


@transaction.atomic
def make_export(*, export: ExportFile, by: Actor) -> None:
    """Write the file, as a job; what was asked by somebody who may see it no more is not made."""
    may_export(by)
    export = ExportFile.objects.select_for_update().get(pk=export.pk)
    if export.state != ExportState.MAKING:
        return
    with translation.override(export.language):
        source, named, listed = SOURCES[ExportKind(export.of)], set(), []
        for person_id, cells in source.rows(by):
            named.add(person_id)
            listed.append(cells)
        content = table_file(export.kind, source.header(), listed, title=str(export.get_of_display()))
    export.person_ids, export.total = sorted(named - {None}), len(listed)
    export.sealed = encryption.seal(content, city_id=export.city_id, owner_id=export.pk, column=COLUMN)
    export.state, export.ready_at = ExportState.READY, clock.now()
    export.save()
    _record("exchange.export_made", export, by=by)


def _record(action: str, export: ExportFile, *, by: Actor) -> None:
    ids = export.person_ids
    for start in range(0, max(len(ids), 1), IN_A_RECORD):
        audit.record(action, by=by, target=export, people=ids[start : start + IN_A_RECORD], rows=export.total)


def content_of(export: ExportFile, *, by: Actor) -> bytes:
    """The file, for its download. Raises NotGivenOut when somebody in it is hidden from `by` by now."""
    may_export(by)
    ids: list[UUID] = export.person_ids
    if Person.objects.filter(pk__in=ids).count() < len(ids):
        raise NotGivenOut()
    for start in range(0, max(len(ids), 1), IN_A_RECORD):
        audit.shown("exchange.export_taken", by=by, target=export, people=ids[start : start + IN_A_RECORD])
    return encryption.unseal(export.sealed, city_id=export.city_id, owner_id=export.pk, column=COLUMN)


def title_of(export: ExportFile) -> str:
    return _("People") if export.of == ExportKind.PEOPLE else _("Contacts")
