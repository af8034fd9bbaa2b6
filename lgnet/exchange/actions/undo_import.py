# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking back what an import wrote, except what has been changed since: that is listed. First the contacts, then the
people whom nothing names any more. Some rows in each transaction."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from lgnet.exchange.actions.moving import held, move
from lgnet.exchange.choices import BatchState, RowState
from lgnet.exchange.judging.left import changed_since
from lgnet.exchange.models import ImportBatch, ImportRow
from lgnet.exchange.models.many import save_rows
from lgnet.exchange.policies import may_import
from lgnet.exchange.signals import work_waits
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.actions.take_back_contacts import take_back_contacts
from lgnet.outreach.models import Contact
from lgnet.people.actions.take_back_people import take_back_people
from lgnet.people.models import Person
from lgnet.trust import audit

AT_ONCE = 200
CHANGED, IN_USE, OF_OTHERS = "changed", "in_use", "of_others"
"""Why something stays: it was changed since; something else names it; it belongs to somebody known before."""
OWN = frozenset({"identifiers", "permits", "notices", "protections", "name_keys"})
"""What goes with a person; whether it is as it was left is told by the digest."""


@transaction.atomic
def undo_import(*, batch: ImportBatch, by: Actor) -> ImportBatch:
    """Have what the import wrote taken back. Raises NotNow."""
    may_import(by)
    batch = held(batch)
    written = batch.rows.filter(state=RowState.WRITTEN).count()
    move(batch, BatchState.UNDOING, total=batch.total)
    audit.record("exchange.undo_started", by=by, target=batch, rows=written)
    work_waits.send(sender=None, batch=batch)
    return batch


@transaction.atomic
def take_back_rows(*, batch: ImportBatch, by: Actor) -> bool:
    """Take back the next rows; says whether there are more."""
    batch = held(batch)
    if batch.state != BatchState.UNDOING:
        return False
    written = batch.rows.filter(state=RowState.WRITTEN, kept="").order_by("-number")
    some = list(written.filter(made_contact=True, contact__isnull=False)[:AT_ONCE])
    if some:
        _contacts(batch, some, by=by)
    else:
        some = list(written.filter(made_person=True, person__isnull=False)[:AT_ONCE])
        if some:
            _people(batch, some, by=by)
    if some:
        batch.done, batch.moved_at = min(batch.done + len(some), batch.total), clock.now()
        batch.save(update_fields=["done", "moved_at"])
        return True
    _finish(batch, by=by)
    return False


def _contacts(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Actor) -> None:
    changed = changed_since(rows)
    people = {row.person_id for row in rows} - {None}
    named = named_elsewhere(batch, people)
    used = {row.pk for row in rows if row.made_person and row.person_id in named} - changed
    _keep([row for row in rows if row.pk in changed], CHANGED)
    _keep([row for row in rows if row.pk in used], IN_USE)
    untouched = [row for row in rows if row.pk not in changed | used]
    contacts = Contact.objects.filter(pk__in=[row.contact_id for row in untouched]).select_related("person")
    take_back_contacts(contacts=list(contacts), by=by, unmeasured=people - named)
    for row in untouched:
        row.contact, row.made_contact, row.left_contact = None, False, None
        row.state = RowState.WRITTEN if row.made_person or row.changed_person else RowState.TAKEN_BACK
    save_rows(untouched, ["contact", "made_contact", "left_contact", "state"])


def _people(batch: ImportBatch, rows: Sequence[ImportRow], *, by: Actor) -> None:
    """Their contacts of this import are gone: whoever is still named, or was changed, stays."""
    changed, named = changed_since(rows), named_elsewhere(batch, {row.person_id for row in rows})
    named |= set(
        Contact.objects.filter(person__in=[row.person_id for row in rows]).values_list("person", flat=True)
    )
    _keep([row for row in rows if row.pk in changed], CHANGED)
    _keep([row for row in rows if row.person_id in named and row.pk not in changed], IN_USE)
    untouched = [row for row in rows if row.person_id not in named and row.pk not in changed]
    take_back_people(people=list(Person.objects.filter(pk__in=[row.person_id for row in untouched])), by=by)
    ImportRow.objects.filter(pk__in=[row.pk for row in untouched]).update(
        state=RowState.TAKEN_BACK, person=None, made_person=False, left_person=None
    )


def named_elsewhere(batch: ImportBatch, person_ids: set[UUID]) -> set[UUID]:
    """Those whom any table names but their own papers and this import, whatever contexts there are above people."""
    named: set[UUID] = set()
    for relation in Person._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.one_to_many) or relation.related_model is ImportRow:
            continue
        if relation.get_accessor_name() in OWN or not person_ids:
            continue
        column = relation.field.name
        rows = relation.related_model.objects.filter(**{f"{column}__in": person_ids})
        if relation.related_model is Contact:
            rows = rows.exclude(pk__in=batch.rows.filter(made_contact=True).values("contact"))
        named |= set(rows.values_list(column, flat=True))
    return named


def _keep(rows: Sequence[ImportRow], why: str) -> None:
    ImportRow.objects.filter(pk__in=[row.pk for row in rows]).update(kept=why)


def _finish(batch: ImportBatch, *, by: Actor) -> None:
    rest = batch.rows.filter(state=RowState.WRITTEN, kept="")
    rest.filter(changed_person=True).update(kept=OF_OTHERS)
    rest.filter(kept="").update(state=RowState.TAKEN_BACK)
    batch.rows.filter(state=RowState.TO_DECIDE).update(state=RowState.SKIPPED)
    kept = batch.rows.exclude(kept="").count()
    move(batch, BatchState.UNDONE, done=batch.total, ended_at=clock.now())
    audit.record("exchange.undo_ended", by=by, target=batch, kept=kept)
