# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who must not live in one house with whom, from when to when."""

from datetime import date

from django.db import transaction

from lgnet.housing.models import Apart, HousingRequest
from lgnet.housing.request_choices import ApartBecause
from lgnet.housing.request_errors import ApartFromThemselves, NoNightAsked
from lgnet.housing.request_policies import may_ask_for_place
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.models import Person
from lgnet.trust import audit


@transaction.atomic
def keep_apart(
    *, request: HousingRequest, other: Person, because: str, by: Actor, since: date | None = None,
    until: date | None = None,
) -> Apart:  # fmt: skip
    """The person of the request and somebody else. Raises ApartFromThemselves, NoNightAsked."""
    may_ask_for_place(by, case=request.case)
    since = since or clock.today()
    if request.person.one_id == other.one_id:
        raise ApartFromThemselves()
    if until and until <= since:
        raise NoNightAsked()
    apart = Apart.objects.create(
        person_id=request.person_id, other=other, because=ApartBecause(because), since=since, until=until,
        noted_by=by.user_id,
    )  # fmt: skip
    audit.record(
        "housing.kept_apart", by=by, target=apart, people=[request.person_id, other.pk], because=because
    )
    return apart


@transaction.atomic
def end_apart(*, apart: Apart, by: Actor) -> None:
    """From today on they may live in one house again."""
    may_ask_for_place(by)
    apart.until = max(clock.today(), apart.since)
    if apart.until == apart.since:
        apart.delete()
    else:
        apart.save(update_fields=["until"])
    audit.record("housing.apart_ended", by=by, target=apart, people=[apart.person_id, apart.other_id])
