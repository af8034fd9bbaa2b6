# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.life_errors import InAnotherHousehold, NotInHousehold, NotInTheFuture, UntilBeforeSince
from lgnet.people.models import Household, HouseholdMember, Person
from lgnet.people.policies import may_keep_ties
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def live_together(*, person: Person, other: Person, by: Actor, since: date | None = None) -> Household:
    """Both are of one household: that of the one who has one, or a new one. Told twice it is so once.

    Raises InAnotherHousehold when each has one of her own, also when a colleague is quicker.
    """
    may_keep_ties(by)
    found = {one.pk: _present(one).first() for one in (person, other)}
    there = [one for one in found.values() if one]
    if len({one.household_id for one in there}) > 1:
        raise InAnotherHousehold()
    household = there[0].household if there else Household.objects.create()
    for one in (person, other):
        if found[one.pk] is None:
            _join(household, one, since=since, by=by)
    return household


def _present(person: Person) -> QuerySet[HouseholdMember]:
    """Under whatever name she is in one now."""
    members = HouseholdMember.objects.filter(person__in=record_ids(person), until=None)
    return members.select_related("household")


def _join(household: Household, person: Person, *, since: date | None, by: Actor) -> None:
    """Not before she left the one she was in last."""
    ended = HouseholdMember.objects.filter(person__in=record_ids(person)).exclude(until=None)
    left = ended.order_by("-until").values_list("until", flat=True).first()
    since = max(since or left, left) if left else since
    member = HouseholdMember(household=household, person=person, since=since, recorded_by=by.user_id)
    with becomes(InAnotherHousehold(), on="one_household_at_a_time"):
        member.save(force_insert=True)
    audit.record("people.household_joined", by=by, target=member, people=[person.pk])


@transaction.atomic
def leave_household(*, person: Person, by: Actor, on: date | None = None) -> None:
    """From that day on she lives there no more, under whatever name. Raises NotInHousehold, NotInTheFuture,
    UntilBeforeSince."""
    may_keep_ties(by)
    on = on or clock.today()
    members = list(_present(person).select_for_update(of=("self",)))
    if not members:
        raise NotInHousehold()
    if on > clock.today():
        raise NotInTheFuture()
    if any(one.since and on < one.since for one in members):
        raise UntilBeforeSince()
    for member in members:
        member.until = on
        member.save(update_fields=["until"])
        audit.record("people.household_left", by=by, target=member, people=[member.person_id])
