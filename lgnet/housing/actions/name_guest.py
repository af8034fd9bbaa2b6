# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import IntegrityError, transaction

from lgnet.casework.queries import open_case_of
from lgnet.housing.actions.arrive import count_as_housed
from lgnet.housing.models import HousingStart, Stay
from lgnet.kernel.actor import Actor
from lgnet.network.signals import facts_changed
from lgnet.outreach.models import Contact
from lgnet.people.models import Person
from lgnet.trust import audit


def name_guest(*, contact: Contact, person: Person, by: Actor) -> None:
    """Whom a contact was with is known now: the nights agreed at it are hers. Called within the joining.

    Where she had another bed on one of those nights, the stay keeps the name that was said: people look at it.
    """
    for stay in Stay.objects.select_for_update().filter(contact=contact, person=None).order_by("pk"):
        stay.person, stay.case = person, open_case_of(person)
        try:
            with transaction.atomic():
                stay.save(update_fields=["person", "case"])
        except IntegrityError:
            continue
        count_as_housed(stay)
        audit.record("housing.guest_named", by=by, target=stay, people=[person.pk])


def unname_guest(*, contact: Contact, person: Person, by: Actor) -> None:
    """It was somebody else after all: what was agreed at the contact has no name again. Called within the parting."""
    for stay in Stay.objects.select_for_update().filter(contact=contact, person=person).order_by("pk"):
        _not_housed(stay)
        stay.person = stay.case = None
        stay.called = stay.called or contact.nickname or contact.sign[:80]
        stay.save(update_fields=["person", "case", "called"])
        audit.record("housing.guest_unnamed", by=by, target=stay, people=[person.pk])


def _not_housed(stay: Stay) -> None:
    for start in HousingStart.objects.filter(began_by=stay.pk):
        start.delete()
        told = {"city_id": start.city_id, "programme_id": start.programme_id, "days": [start.on]}
        facts_changed.send(sender=None, **told)
