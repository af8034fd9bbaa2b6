# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files are kept encrypted, looked at by a job, and given out in clear to who may. Called by the actions of contexts,
inside their transaction and after their rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel.actor import Actor, system_actor
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.trust import audit, encryption
from lgnet.trust.choices import FileState
from lgnet.trust.files.kinds import MOST_BYTES, MOST_FILES, Refused, kind_of
from lgnet.trust.files.looking import Seen
from lgnet.trust.files.refusals import FileNotReady, NoFileChosen, NotThisFile, problem_of, too_many
from lgnet.trust.models import StoredFile

MOST_ATTEMPTS = 4
SILENCE = timedelta(seconds=90)
JOB = "network.look_at_file"


@dataclass(frozen=True)
class Brought:
    """What somebody sends: never trusted, neither its name nor what it says it is."""

    name: str
    content: bytes


def keep(model: type[StoredFile], brought: Sequence[Brought], *, of, by: Actor) -> list[StoredFile]:
    """Keep them with `of` (locked here, so that nobody passes the limit unseen) until a job has looked at them.

    All or none. What is there already is not kept twice. Raises NoFileChosen, TooManyFiles, NotThisFile.
    """
    if not brought:
        raise NoFileChosen()
    for one in brought:
        _glanced_at(one)
    type(of).objects.select_for_update().get(pk=of.pk)
    there = model.objects.filter(**{model.of: of}).exclude(state=FileState.REFUSED)
    digests = {bytes(digest) for digest in there.values_list("digest", flat=True)}
    files = [_file(model, one, of=of, by=by) for one in brought]
    new = list({bytes(file.digest): file for file in files if bytes(file.digest) not in digests}.values())
    if len(digests) + len(new) > MOST_FILES:
        raise too_many()
    model.objects.bulk_create(new)
    for file in new:
        have_looked_at(file)
    return new


def keep_looked_at(
    model: type[StoredFile], content: bytes, *, kind: str, pages: int, of, by: Actor
) -> StoredFile:
    """What was looked at in another city, and came sealed from there: it need not be opened again."""
    file = _file(model, Brought("", content), of=of, by=by)
    file.state, file.kind, file.pages = FileState.READY, kind, pages
    file.save(force_insert=True)
    return file


def _glanced_at(one: Brought) -> None:
    try:
        kind_of(one.content)
        if len(one.content) > MOST_BYTES:
            raise Refused("trust.file_too_large")
    except Refused as refused:
        problem = problem_of(refused.code)
        told = {"name": one.name[:80], "why": problem.words(), "advice": problem.advice()}
        raise NotThisFile(**told) from refused


def _file(model: type[StoredFile], one: Brought, *, of, by: Actor) -> StoredFile:
    file = model(**{model.of: of}, person_id=of.person_id, size=len(one.content), added_by=by.user_id)
    name = f"{model._meta.db_table}.digest"
    digest = sha256(one.content).hexdigest()
    file.digest = encryption.blind_index(digest, city_id=file.city_id, column=name)
    file.sealed = _sealed(file, one.content)
    return file


def _sealed(file: StoredFile, content: bytes) -> bytes:
    return encryption.seal(content, city_id=file.city_id, owner_id=file.person_id, column=file.sealed_as)


def opened(file: StoredFile) -> bytes:
    """Its content. Raises Tampered."""
    return encryption.unseal(
        file.sealed, city_id=file.city_id, owner_id=file.person_id, column=file.sealed_as
    )


def given_out(file: StoredFile, *, by: Actor) -> bytes:
    """The content for a download, and the record that it was given. Raises FileNotReady."""
    if not file.is_ready:
        raise FileNotReady()
    audit.shown(f"{file._meta.app_label}.file_opened", by=by, people=[file.person_id], target=file)
    return opened(file)


def kinds_of_files() -> list[type[StoredFile]]:
    return [model for model in apps.get_models() if issubclass(model, StoredFile)]


def have_looked_at(file: StoredFile) -> None:
    """Queue the job, unless it waits already."""
    name = f"{JOB} {file.pk}"
    if not ProcrastinateJob.objects.filter(queueing_lock=name, status="todo").exists():
        job = app.configure_task(JOB, queueing_lock=name, priority=SOMEBODY_WAITS)
        job.defer(model=file._meta.label, city_id=str(file.city_id), file_id=str(file.pk))


@transaction.atomic
def take_up(model: type[StoredFile], file_id: UUID) -> StoredFile | None:
    """For looking at it; None when that is done. One that was begun too often is given up: it may be what kills."""
    looking = model.objects.filter(pk=file_id, state=FileState.LOOKING)
    if not looking.update(attempts=F("attempts") + 1, last_sign_at=Now()):
        return None
    file = looking.get()
    if file.attempts > MOST_ATTEMPTS:
        put_away(file, problem="trust.file_needs_too_much")
        return None
    return file


@transaction.atomic
def keep_seen(file: StoredFile, seen: Seen) -> None:
    """In the place of what was brought. Looked at twice, the first stays."""
    kept = {
        "state": FileState.READY, "kind": seen.kind, "pages": seen.pages, "size": len(seen.content),
        "sealed": _sealed(file, seen.content),
    }  # fmt: skip
    _end(file, "kept", kept)


@transaction.atomic
def put_away(file: StoredFile, *, problem: str) -> None:
    """Nothing of it is kept but why."""
    _end(file, "refused", {"state": FileState.REFUSED, "problem": problem, "sealed": None, "size": 0})


def _end(file: StoredFile, what: str, fields: dict) -> None:
    if type(file).objects.filter(pk=file.pk, state=FileState.LOOKING).update(**fields):
        by = system_actor(JOB, city_id=file.city_id)
        audit.record(
            f"{file._meta.app_label}.file_{what}", by=by, target=file, people=[file.person_id],
            **({"problem": fields["problem"]} if "problem" in fields else {}),
        )  # fmt: skip


def forgotten(model: type[StoredFile]) -> list[StoredFile]:
    """Those that nobody has looked at for too long: the process that did was ended."""
    silent = model.objects.filter(state=FileState.LOOKING, last_sign_at__lt=Now() - SILENCE)
    return list(silent.defer("sealed"))
