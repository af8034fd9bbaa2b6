# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.life_errors import InAnotherHousehold, NotInHousehold, NotInTheFuture, UntilBeforeSince
from lgnet.people.models import Household, HouseholdMember, Person
from lgnet.people.policies import may_keep_ties
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


@transaction.atomic
def live_together(*, person: Person, other: Person, by: Actor, since: date | None = None) -> Household:
    """Both are of one household: that of the one who has one, or a new one. Told twice it is so once.

    Raises InAnotherHousehold when each has one of her own, also when a colleague is quicker.
    """
    may_keep_ties(by)
    found = {one.person_id: one for one in _present(person, other)}
    households = {one.household_id for one in found.values()}
    if len(households) > 1:
        raise InAnotherHousehold()
    household = next(iter(found.values())).household if found else Household.objects.create()
    for one in (person, other):
        if one.pk not in found:
            _join(household, one, since=since, by=by)
    return household


def _present(*people: Person):
    return HouseholdMember.objects.select_related("household").filter(person__in=people, until=None)


def _join(household: Household, person: Person, *, since: date | None, by: Actor) -> None:
    """Not before she left the one she was in last."""
    left = person.households.exclude(until=None).order_by("-until").values_list("until", flat=True).first()
    since = max(since or left, left) if left else since
    member = HouseholdMember(household=household, person=person, since=since, recorded_by=by.user_id)
    with becomes(InAnotherHousehold(), on="one_household_at_a_time"):
        member.save(force_insert=True)
    audit.record("people.household_joined", by=by, target=member, people=[person.pk])


@transaction.atomic
def leave_household(*, person: Person, by: Actor, on: date | None = None) -> HouseholdMember:
    """From that day on she lives there no more. Raises NotInHousehold, NotInTheFuture, UntilBeforeSince."""
    may_keep_ties(by)
    on = on or clock.today()
    member = HouseholdMember.objects.select_for_update().filter(person=person, until=None).first()
    if member is None:
        raise NotInHousehold()
    if on > clock.today():
        raise NotInTheFuture()
    if member.since and on < member.since:
        raise UntilBeforeSince()
    member.until = on
    member.save(update_fields=["until"])
    audit.record("people.household_left", by=by, target=member, people=[person.pk])
    return member
