# SPDX-License-Identifier: AGPL-3.0-or-later
"""Houses written by mistake go again, as far as nothing has used them since."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from lgnet.housing.models import Bed, Property, Unit
from lgnet.housing.policies import may_keep_houses
from lgnet.kernel.actor import Actor
from lgnet.trust import audit


@transaction.atomic
def take_back_stock(
    *, beds: Sequence[UUID], units: Sequence[UUID], houses: Sequence[UUID], by: Actor
) -> list[str]:
    """The names of the beds, rooms and houses that stay, because something names them."""
    may_keep_houses(by)
    kept = []
    for model, ids in ((Bed, beds), (Unit, units), (Property, houses)):
        for one in model.objects.filter(city_id=by.city_id, pk__in=ids).order_by("name"):
            if not _gone(one):
                kept.append(one.name)
    audit.record("housing.stock_taken_back", by=by, beds=len(beds), kept=len(kept))
    return kept


def _gone(one) -> bool:
    try:
        with transaction.atomic():
            one.delete()
    except (ProtectedError, IntegrityError):
        return False
    return True
