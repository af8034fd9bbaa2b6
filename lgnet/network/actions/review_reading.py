# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.errors import NoteTooLong, NotYourOwnReading, ReadingGoesOn
from lgnet.network.policies import may_review_readings, require_own_city
from lgnet.trust import audit, reading
from lgnet.trust.choices import Verdict
from lgnet.trust.models import ReadingHour

LONGEST_NOTE = 300


@transaction.atomic
def review_reading(*, reading_hour: ReadingHour, verdict: str, note: str = "", by: Actor) -> ReadingHour:
    """The officer says whether somebody's unusual reading was justified. It may be said anew: each time is recorded.

    Raises NotYourOwnReading, ReadingGoesOn (before its hour is over), NoteTooLong.
    """
    may_review_readings(by)
    require_own_city(by, reading_hour.city_id)
    held = ReadingHour.objects.select_for_update().get(pk=reading_hour.pk)
    if held.by_id == by.user_id:
        raise NotYourOwnReading()
    if held.hour >= reading.this_hour():
        raise ReadingGoesOn(time=f"{(held.hour + reading.HOUR).astimezone(clock.ROME):%H:%M}")
    if len(note.strip()) > LONGEST_NOTE:
        raise NoteTooLong(most=LONGEST_NOTE)
    held.verdict, held.note = Verdict(verdict), note.strip()
    held.reviewed_at, held.reviewed_by = clock.now(), by.user_id
    held.save(update_fields=["verdict", "note", "reviewed_at", "reviewed_by"])
    audit.record("network.reading_reviewed", by=by, target=held, user=str(held.by_id), verdict=held.verdict)
    return held
