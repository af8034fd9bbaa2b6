# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was typed into a form and not sent yet. One draft for each user and page, the newest; sealed, and gone when the
form is sent, when it is discarded, or after a week."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

from lgnet.kernel import clock
from lgnet.trust import encryption, tenancy
from lgnet.trust.errors import DraftTooLong
from lgnet.trust.models import Draft

KEPT_FOR = timedelta(days=7)
MOST_CHARACTERS = 200_000
INDEX = "draft.page"


@dataclass(frozen=True)
class Kept:
    page: str
    """Its address, with what it is asked."""
    fields: QueryDict
    at: datetime


def keep(*, owner_id: UUID, page: str, fields: QueryDict) -> datetime:
    """In the place of what was kept of this page before. Raises DraftTooLong."""
    content = json.dumps({"page": page, "fields": fields.urlencode()})
    if len(content) > MOST_CHARACTERS:
        raise DraftTooLong()
    draft = Draft(owner_id=owner_id, page=_index(page), kept_at=clock.now())
    draft.sealed = encryption.seal(content.encode(), **bound(draft))
    _of(owner_id, page).exclude(page=draft.page).delete()  # under an older key
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["city_id", "owner_id", "page"],
        update_fields=["sealed", "kept_at"],
    )
    return draft.kept_at


def kept(*, owner_id: UUID, page: str) -> Kept | None:
    draft = _of(owner_id, page).filter(kept_at__gt=clock.now() - KEPT_FOR).order_by("-kept_at").first()
    return opened(draft) if draft else None


def drafts_of(owner_id: UUID) -> list[Kept]:
    """The newest first."""
    found = Draft.objects.filter(owner_id=owner_id, kept_at__gt=clock.now() - KEPT_FOR)
    return [one for one in map(opened, found.order_by("-kept_at")) if one]


def discard(*, owner_id: UUID, page: str) -> bool:
    """Whether there was one."""
    return bool(_of(owner_id, page).delete()[0])


def forget_old() -> int:
    """By a job, which sees everybody's."""
    return Draft.objects.filter(kept_at__lte=clock.now() - KEPT_FOR).delete()[0]


def opened(draft: Draft) -> Kept | None:
    """None where it can't be opened: its key is gone, or it was changed."""
    try:
        content = json.loads(encryption.unseal(draft.sealed, **bound(draft)))
    except encryption.Tampered:
        return None
    return Kept(content["page"], QueryDict(content["fields"]), draft.kept_at)


def bound(draft: Draft) -> dict:
    return {"city_id": draft.city_id, "owner_id": draft.owner_id, "column": name_of(draft)}


def name_of(draft: Draft) -> str:
    """Bound to its page: moved to another of the same owner it is noticed."""
    return f"draft.{bytes(draft.page).hex()}"


def _index(page: str) -> bytes:
    return encryption.blind_index(page, city_id=tenancy.current_city_id(), column=INDEX)


def _of(owner_id: UUID, page: str) -> QuerySet[Draft]:
    pages = encryption.blind_indexes(page, city_id=tenancy.current_city_id(), column=INDEX)
    return Draft.objects.filter(owner_id=owner_id, page__in=list(pages))
