# SPDX-License-Identifier: AGPL-3.0-or-later
import unicodedata

from django.db import transaction

from lgnet.exchange import contents
from lgnet.exchange.choices import BatchState
from lgnet.exchange.errors import NoFile, TooLarge
from lgnet.exchange.models import ImportBatch
from lgnet.exchange.policies import may_import
from lgnet.exchange.reader.refusing import MOST_BYTES
from lgnet.exchange.signals import work_waits
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

LONGEST_NAME = 120


@transaction.atomic
def upload_file(*, content: bytes, file_name: str, by: Actor, language: str = "it") -> ImportBatch:
    """Keep a file, encrypted; a job reads it. Raises NoFile, TooLarge."""
    may_import(by)
    if not file_name:
        raise NoFile()
    if len(content) > MOST_BYTES:
        raise TooLarge(most=MOST_BYTES // 1024**2)
    batch = ImportBatch(
        file_name=tidy_name(file_name), size=len(content), language=language, created_by=by.user_id,
        state=BatchState.READING,
    )  # fmt: skip
    batch.digest = contents.file_digest(batch.city_id, content)
    batch.sealed = contents.sealed(batch, contents.FILE, content)
    batch.notes = _brought_before(batch)
    batch.save(force_insert=True)
    audit.record("exchange.file_brought", by=by, target=batch, size=len(content))
    work_waits.send(sender=None, batch=batch)
    return batch


def tidy_name(name: str) -> str:
    """Its last part, without signs that can't be seen or turn the direction of writing."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    return seen[-LONGEST_NAME:] or "file"


def _brought_before(batch: ImportBatch) -> list[dict]:
    earlier = ImportBatch.objects.filter(digest=batch.digest, city_id=batch.city_id, started_at__isnull=False)
    last = earlier.exclude(state=BatchState.UNDONE).order_by("-created_at").first()
    if last is None:
        return []
    day = last.created_at.astimezone(clock.ROME).date()
    return [{"code": "same_file", "facts": {"day": day.strftime("%d/%m/%Y")}}]
