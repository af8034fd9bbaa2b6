# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which people somebody may see. The database itself hides other cities, and protected people of other teams."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.errors import NoSuchPerson
from lgnet.people.models import Person, UrgentAccess
from lgnet.people.policies import may_read_people
from lgnet.trust import audit, reading
from lgnet.trust.choices import ReadingKind


def people_visible_to(by: Actor) -> QuerySet[Person]:
    """The city's people; none for who has no business with them."""
    if not (by.system or may_read_people.allows(by)):
        return Person.objects.none()
    return Person.objects.filter(city_id=by.city_id, erased_at=None)


def get_person(by: Actor, person_id: UUID, *, counted: bool = True) -> Person:
    """One person, and the record that she was shown. Raises NoSuchPerson also for who is there but not open to `by`.

    Raises TooManyRecords, unless not `counted`: where only her name is shown beside what is being written of her.
    """
    mine = UrgentAccess.objects.filter(by_id=by.user_id, ends_at__gt=clock.now())
    held = mine.filter(Q(person=OuterRef("pk")) | Q(also__contains=[OuterRef("pk")]))
    person = people_visible_to(by).filter(pk=person_id).annotate(urgently=Exists(held)).first()
    if person is None:
        raise NoSuchPerson()
    if counted:
        reading.take(ReadingKind.RECORD, by=by, text=str(person.pk))
    how = "people.person_seen_urgently" if person.urgently else "people.person_opened"
    audit.shown(how, by=by, people=[person.pk], target=person)
    return person
