# SPDX-License-Identifier: AGPL-3.0-or-later
"""Imports go on in slices of some seconds, so that other jobs come in between; each slice asks for the next.

A job holds ids only. What a killed process left behind is found by its silence and gone on with.
"""

import time
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from lgnet.accounts.models import User
from lgnet.exchange.actions.check_rows import check_rows
from lgnet.exchange.actions.discard_import import empty_old
from lgnet.exchange.actions.read_batch import read_batch
from lgnet.exchange.actions.take_export import make_export
from lgnet.exchange.actions.undo_import import take_back_rows
from lgnet.exchange.actions.write_rows import write_rows
from lgnet.exchange.choices import AT_WORK, BatchState, ExportState
from lgnet.exchange.models import ExportFile, ImportBatch
from lgnet.exchange.policies import may_export, may_import
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.network.models import City
from lgnet.network.queries import actor_in
from lgnet.trust import tenancy

SLICE = 5.0  # seconds
SILENCE = timedelta(minutes=1)
STEPS = {
    BatchState.CHECKING: check_rows,
    BatchState.RUNNING: write_rows,
    BatchState.UNDOING: take_back_rows,
}


def wait_for_work(sender, *, batch=None, export=None, **_) -> None:
    """Receiver of `work_waits`: the job is enqueued when the change is committed."""
    if batch is not None:
        transaction.on_commit(lambda: go_on(batch.city_id, batch.pk), robust=True)
    if export is not None:
        transaction.on_commit(lambda: go_on_with_export(export.city_id, export.pk), robust=True)


def go_on(city_id: UUID, batch_id: UUID) -> None:
    """Queue one slice, unless one is waiting to begin."""
    _enqueue(import_slice, f"exchange.import {batch_id}", city_id=str(city_id), batch_id=str(batch_id))


def go_on_with_export(city_id: UUID, export_id: UUID) -> None:
    _enqueue(export_file, f"exchange.export {export_id}", city_id=str(city_id), export_id=str(export_id))


def _enqueue(task, name: str, **ids: str) -> None:
    if ProcrastinateJob.objects.filter(queueing_lock=name, status="todo").exists():
        return
    try:
        task.configure(queueing_lock=name, priority=SOMEBODY_WAITS).defer(**ids)
    except AlreadyEnqueued:
        return


@app.task(name="exchange.import_slice")
def import_slice(city_id: str, batch_id: str) -> None:
    if work_on(City.objects.get(pk=city_id), UUID(batch_id), until=time.monotonic() + SLICE):
        go_on(UUID(city_id), UUID(batch_id))


def work_on(city: City, batch_id: UUID, *, until: float) -> bool:
    """Do what can be done of an import until then; says whether there is more. As who brought it: with her eyes, and
    only while she may."""
    by, batch = _begun(city, batch_id)
    if by is None or batch is None:
        return False
    with tenancy.in_city(city.id, teams=by.team_ids):
        if batch.state == BatchState.READING:
            read_batch(batch=batch)
            return False
        step = STEPS.get(BatchState(batch.state))
        while step and step(batch=batch, by=by):
            if time.monotonic() > until:
                return True
    return False


def _begun(city: City, batch_id: UUID) -> tuple[Actor | None, ImportBatch | None]:
    with tenancy.in_city(city.id), transaction.atomic():
        batch = ImportBatch.objects.defer("sealed", "rejected").filter(pk=batch_id).first()
        user = User.objects.filter(pk=batch.created_by).first() if batch else None
    by = actor_in(user, city=city) if user else None
    return (by if by and may_import.allows(by) else None), batch


@app.task(name="exchange.export_file")
def export_file(city_id: str, export_id: str) -> None:
    make(City.objects.get(pk=city_id), UUID(export_id))


def make(city: City, export_id: UUID) -> None:
    """With the eyes of who asked; for who may not any more nothing is made."""
    with tenancy.in_city(city.id), transaction.atomic():
        export = ExportFile.objects.defer("sealed").filter(pk=export_id).first()
        user = User.objects.filter(pk=export.asked_by).first() if export else None
    by = actor_in(user, city=city) if user else None
    if by and may_export.allows(by):
        with tenancy.in_city(city.id, teams=by.team_ids):
            make_export(export=export, by=by)


@app.periodic(cron="* * * * *")
@app.task(name="exchange.resume", queueing_lock="exchange.resume")
def resume(timestamp: int) -> None:
    """What has been silent for a minute, in whatever city, goes on."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id), transaction.atomic():
            silent = ImportBatch.objects.filter(
                city_id=city_id, state__in=AT_WORK, moved_at__lt=clock.now() - SILENCE
            )
            waiting = list(silent.values_list("pk", flat=True))
            unmade = ExportFile.objects.filter(state=ExportState.MAKING, asked_at__lt=clock.now() - SILENCE)
            unmade = list(unmade.values_list("pk", flat=True))
        for batch_id in waiting:
            go_on(city_id, batch_id)
        for export_id in unmade:
            go_on_with_export(city_id, export_id)


@app.periodic(cron="10 3 * * *")
@app.task(name="exchange.forget", queueing_lock="exchange.forget")
def forget(timestamp: int) -> None:
    """What files said is not kept longer than it is needed."""
    for city_id in City.objects.values_list("id", flat=True):
        with tenancy.in_city(city_id, teams=tenancy.EVERY_TEAM):
            empty_old(by=system_actor("exchange.forget", city_id=city_id))
