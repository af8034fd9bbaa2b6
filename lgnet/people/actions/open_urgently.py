# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.choices import UrgentReason
from lgnet.people.errors import TooLong, UnknownCode
from lgnet.people.life_errors import NobodyHidden, NotIdentified, WhyUrgent
from lgnet.people.models import UrgentAccess
from lgnet.people.models.urgent_access import LASTS
from lgnet.people.policies import may_open_urgently
from lgnet.people.queries.hidden import Hidden, hidden_by_name, hidden_by_number
from lgnet.trust import audit, reading
from lgnet.trust.choices import ReadingKind

LEAST_WORDS, MOST_WORDS = 10, 500  # characters
TOLD_BY = "people.tell_of_urgent_access"


@transaction.atomic
def open_urgently(
    *, reason: str, words: str, by: Actor, name: str = "", birth_date: date | None = None, number: str = ""
) -> UrgentAccess:
    """Break-glass: for three hours `by` alone sees the protected person who says that she is called so, under all
    names by which she is recorded.

    Her team and the data-protection officer are told; each try is counted and recorded, whether somebody answers to it
    or not. Raises UnknownCode, WhyUrgent, NotIdentified, NobodyHidden, TooManyTried.
    """
    may_open_urgently(by)
    words = " ".join(words.split())
    _check(reason, words)
    reading.take(ReadingKind.URGENT, by=by)
    hidden = _sought(by, name=" ".join(name.split()), birth_date=birth_date, number=number.strip())
    if hidden is None:
        audit.shown("people.urgent_access_tried", by=by)
        raise NobodyHidden()
    now = clock.now()
    access = UrgentAccess.objects.create(
        person_id=hidden.person_id, also=hidden.also, team_id=hidden.team_id, by_id=by.user_id, reason=reason,
        words=words, opened_at=now, ends_at=now + LASTS,
    )  # fmt: skip
    audit.record("people.opened_urgently", by=by, target=access, people=access.person_ids, reason=reason)
    app.configure_task(TOLD_BY).defer(city_id=str(by.city_id), access_id=str(access.pk))
    return access


def _check(reason: str, words: str) -> None:
    if reason not in UrgentReason.values:
        raise UnknownCode(value=reason)
    if len(words) < LEAST_WORDS:
        raise WhyUrgent()
    if len(words) > MOST_WORDS:
        raise TooLong(value=words[:20], most=MOST_WORDS)


def _sought(by: Actor, *, name: str, birth_date: date | None, number: str) -> Hidden | None:
    if number:
        return hidden_by_number(by, number=number)
    if len(name.split()) < 2 or birth_date is None:
        raise NotIdentified()
    return hidden_by_name(by, name=name, birth_date=birth_date)
