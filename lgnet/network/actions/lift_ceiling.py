# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import NotYourOwnReading
from lgnet.network.policies import may_review_readings, require_own_city
from lgnet.trust import audit
from lgnet.trust.models import ReadingHour


@transaction.atomic
def lift_ceiling(*, reading_hour: ReadingHour, by: Actor) -> ReadingHour:
    """Somebody's work can't wait: in this hour she goes on beyond the ceiling. It is still to be reviewed.

    Raises NotYourOwnReading.
    """
    may_review_readings(by)
    require_own_city(by, reading_hour.city_id)
    held = ReadingHour.objects.select_for_update().get(pk=reading_hour.pk)
    if held.by_id == by.user_id:
        raise NotYourOwnReading()
    if held.lifted_at is None:
        held.lifted_at, held.lifted_by = clock.now(), by.user_id
        held.save(update_fields=["lifted_at", "lifted_by"])
        audit.record("network.ceiling_lifted", by=by, target=held, user=str(held.by_id), kind=held.kind)
    return held
