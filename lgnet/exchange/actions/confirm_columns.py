# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Mapping

from django.db import transaction

from lgnet.exchange.actions.moving import held, move
from lgnet.exchange.choices import BatchState, RowState, Verdict
from lgnet.exchange.columns import COLUMNS, label_of
from lgnet.exchange.errors import ColumnTwice, NoColumns
from lgnet.exchange.models import ImportBatch, RememberedColumns
from lgnet.exchange.policies import may_import
from lgnet.exchange.signals import work_waits
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Programme
from lgnet.outreach.errors import NoProgramme
from lgnet.trust import audit

NAMING = ("given_name", "family_name", "full_name", "original_name", "aliases", "nickname", "sign")


@transaction.atomic
def confirm_columns(
    *,
    batch: ImportBatch,
    columns: Mapping[str, str],
    programme: Programme | None,
    source: str,
    by: Actor,
    place: str = "",
) -> ImportBatch:
    """Say which column is what, and have the rows tried. The city remembers it for the next file like this.

    Raises NoColumns, ColumnTwice, NoProgramme, NotNow.
    """
    may_import(by)
    chosen = {spot: code for spot, code in columns.items() if code in COLUMNS}
    _check(chosen, programme)
    batch = held(batch)
    batch.columns, batch.programme, batch.source, batch.place = chosen, programme, source, place.strip()
    remember(batch)
    audit.record("exchange.columns_confirmed", by=by, target=batch, columns=sorted(chosen.values()))
    return try_anew(batch)


def try_anew(batch: ImportBatch) -> ImportBatch:
    """Forget what was found, and have it found again. Call with the import held."""
    move(batch, BatchState.CHECKING, rejected=None, checked_at=clock.now())
    batch.rows.update(
        verdict=Verdict.UNSEEN, state=RowState.WAITING, codes=[], findings=None, fingerprint=None, external=None,
        person=None, same_as=None,
    )  # fmt: skip
    work_waits.send(sender=None, batch=batch)
    return batch


def remember(batch: ImportBatch) -> None:
    RememberedColumns.objects.update_or_create(
        city_id=batch.city_id, signature=batch.signature,
        defaults={
            "columns": batch.columns, "words": batch.words, "source": batch.source, "place": batch.place,
            "used_at": clock.now(),
        },
    )  # fmt: skip


def _check(chosen: Mapping[str, str], programme: Programme | None) -> None:
    codes = list(chosen.values())
    for code in codes:
        if codes.count(code) > 1:
            raise ColumnTwice(column=label_of(code))
    if not set(codes) & set(NAMING):
        raise NoColumns()
    if programme is None and any(COLUMNS[code]["of"] == "contact" for code in codes):
        raise NoProgramme()
