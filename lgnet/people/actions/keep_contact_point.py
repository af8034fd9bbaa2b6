# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.kernel.phones import normalise_phone
from lgnet.people.choices import ReachKind
from lgnet.people.errors import TooLong, UnknownCode
from lgnet.people.life_errors import NoWay, UnsafeIsNotPreferred, WayThere
from lgnet.people.models import ContactPoint, Person
from lgnet.people.policies import may_register_person
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

MOST = {"value": 120, "whose": 80, "note": 120}
BY_NUMBER = (ReachKind.PHONE, ReachKind.CHAT)


@transaction.atomic
def add_contact_point(*, person: Person, by: Actor, **told: object) -> ContactPoint:
    """A further way to reach her: `kind`, `value`, `whose`, `safe`, `preferred`, `note`. The preferred one is one.

    Raises UnknownCode, NoWay, TooLong, UnsafeIsNotPreferred, WayThere.
    """
    point = ContactPoint(person=person, recorded_by=by.user_id)
    return _write(point, told, "people.contact_point_added", by=by)


@transaction.atomic
def change_contact_point(*, point: ContactPoint, by: Actor, **told: object) -> ContactPoint:
    """As add_contact_point."""
    return _write(point, told, "people.contact_point_changed", by=by)


@transaction.atomic
def remove_contact_point(*, point: ContactPoint, by: Actor) -> None:
    may_register_person(by)
    audit.record("people.contact_point_removed", by=by, target=point, people=[point.person_id])
    point.delete()


def _write(point: ContactPoint, told: dict, trace: str, *, by: Actor) -> ContactPoint:
    may_register_person(by)
    for name, value in told.items():
        setattr(point, name, _tidy(name, value))
    _check(point)
    if point.preferred:
        hers = ContactPoint.objects.filter(person__in=record_ids(point.person), preferred=True)
        hers.exclude(pk=point.pk).update(preferred=False)
    with becomes(WayThere(), on=("one_way_once", "one_preferred_way")):
        point.save()
    audit.record(trace, by=by, target=point, people=[point.person_id], kind=str(point.kind))
    return point


def _tidy(name: str, value):
    if name not in MOST:
        return value
    text = " ".join(str(value or "").split())
    if len(text) > MOST[name]:
        raise TooLong(value=text[:20], most=MOST[name])
    return text


def _check(point: ContactPoint) -> None:
    if point.kind not in ReachKind.values:
        raise UnknownCode(value=str(point.kind)[:20])
    if point.kind in BY_NUMBER:
        point.value = normalise_phone(point.value)
    if not point.value:
        raise NoWay()
    if point.preferred and point.safe is False:
        raise UnsafeIsNotPreferred()
