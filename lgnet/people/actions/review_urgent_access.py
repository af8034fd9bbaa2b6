# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least, Now

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.choices import UrgentVerdict
from lgnet.people.errors import TooLong, UnknownCode
from lgnet.people.life_errors import NotYourOwnUrgency
from lgnet.people.models import UrgentAccess
from lgnet.people.policies import may_review_urgent_accesses
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

LONGEST_NOTE = 300


@transaction.atomic
def review_urgent_access(*, access: UrgentAccess, verdict: str, by: Actor, note: str = "") -> UrgentAccess:
    """The officer says whether it was justified; what was not ends at once. It may be said anew: each is recorded.

    Raises UnknownCode, TooLong, NotYourOwnUrgency.
    """
    may_review_urgent_accesses(by)
    if verdict not in UrgentVerdict.values:
        raise UnknownCode(value=verdict)
    note = note.strip()
    if len(note) > LONGEST_NOTE:
        raise TooLong(value=note[:20], most=LONGEST_NOTE)
    held = UrgentAccess.objects.select_for_update().get(pk=access.pk)
    held.verdict, held.note = verdict, note
    held.reviewed_at, held.reviewed_by = clock.now(), by.user_id
    if verdict == UrgentVerdict.NOT_JUSTIFIED:
        held.ends_at = Least(F("ends_at"), Now())  # the clock by which the database hides
    with becomes(NotYourOwnUrgency(), on="urgent_access_not_own_review"):
        held.save(update_fields=["verdict", "note", "reviewed_at", "reviewed_by", "ends_at"])
    held.refresh_from_db(fields=["ends_at"])
    audit.record("people.urgent_access_reviewed", by=by, target=held, people=held.person_ids, verdict=verdict)
    return held
