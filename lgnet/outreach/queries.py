# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of contacts and requests. The database itself hides other cities and protected people."""

from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Min, QuerySet

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import NoSuchContact, NoSuchRequest
from lgnet.outreach.models import Contact, ContactNeed, TakeChargeRequest
from lgnet.outreach.policies import may_read_contacts, may_read_requests, may_read_sensitive
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit

DECLINED_RECENTLY = timedelta(days=14)
RECENTLY = timedelta(days=30)


def contacts_visible_to(by: Actor) -> QuerySet[Contact]:
    """The city's contacts, newest first; none for who has no business with them."""
    if not (by.system or may_read_contacts.allows(by)):
        return Contact.objects.none()
    return Contact.objects.filter(city_id=by.city_id)


def get_contact(by: Actor, contact_id: UUID) -> Contact:
    """Raises NoSuchContact also for what is there but not open to `by`."""
    contact = (
        contacts_visible_to(by)
        .select_related("person", "team", "shift__unit", "stop")
        .filter(pk=contact_id)
        .first()
    )
    if contact is None:
        raise NoSuchContact()
    people = [contact.person_id] if contact.person_id else []
    audit.shown("outreach.contact_opened", by=by, people=people, target=contact)
    return contact


def open_needs(by: Actor, contact: Contact) -> list[ContactNeed]:
    """The needs this reader may know of: those that tell of health or violence are not for operators of other teams."""
    everything = may_read_sensitive.allows(by, contact=contact)
    return [need for need in contact.needs.all() if everything or not need.is_sensitive]


def recent_places(by: Actor, *, limit: int = 5) -> dict[str, datetime]:
    """Where this operator last wrote contacts of the last weeks, and when; the latest first.

    The index is that of the day they happened: who writes has none of her own.
    """
    since = clock.now() - RECENTLY
    mine = Contact.objects.filter(city_id=by.city_id, recorded_by=by.user_id, happened_at__gte=since)
    places: dict[str, datetime] = {}
    for place, recorded_at in mine.order_by("-recorded_at").values_list("place", "recorded_at")[:40]:
        places.setdefault(place, recorded_at)
    return dict(list(places.items())[:limit])


def contacts_of(person) -> QuerySet[Contact]:
    """All contacts with a person, under whatever name, newest first."""
    return Contact.objects.filter(city_id=person.city_id, person__in=record_ids(person))


def first_contact_after(person, after: datetime | None = None) -> datetime | None:
    """When she was first met, or first met after a moment (her last case's closing)."""
    met = contacts_of(person)
    if after is not None:
        met = met.filter(happened_at__gt=after)
    return met.aggregate(first=Min("happened_at"))["first"]


def waiting_requests(by: Actor) -> QuerySet[TakeChargeRequest]:
    """Who waits to be taken in charge, longest first."""
    return _requests(by).filter(state=RequestState.WAITING).order_by("clock_from", "id")


def declined_recently(by: Actor) -> QuerySet[TakeChargeRequest]:
    since = clock.now() - DECLINED_RECENTLY
    return _requests(by).filter(state=RequestState.DECLINED, decided_at__gte=since).order_by("-decided_at")


def get_request(by: Actor, request_id: UUID) -> TakeChargeRequest:
    request = _requests(by).filter(pk=request_id).first()
    if request is None:
        raise NoSuchRequest()
    return request


def _requests(by: Actor) -> QuerySet[TakeChargeRequest]:
    if not (by.system or may_read_requests.allows(by)):
        return TakeChargeRequest.objects.none()
    everything = TakeChargeRequest.objects.filter(city_id=by.city_id)
    return everything.select_related("contact__person", "person").prefetch_related("contact__needs")


def median_wait(requests) -> timedelta | None:
    """Of those who wait now, from the first contact."""
    now = clock.now()
    waits = [now - request.clock_from for request in requests]
    return median(waits) if waits else None


def follow_ups_due(by: Actor) -> QuerySet[Contact]:
    """Whom somebody promised to see again by today, the oldest promise first."""
    due = contacts_visible_to(by).filter(follow_up_on__lte=clock.today(), followed_up_at__isnull=True)
    return due.select_related("person").order_by("follow_up_on", "happened_at")


def names_of(user_ids) -> dict[UUID, str]:
    """Names of the colleagues who wrote, in one query."""
    return dict(User.objects.filter(pk__in=set(user_ids) - {None}).values_list("pk", "name"))
