# SPDX-License-Identifier: AGPL-3.0-or-later
"""From when a request's time runs: the first contact since the person was last followed, or answered."""

from datetime import datetime

from django.db.models import Max

from lgnet.kernel import clock
from lgnet.network.signals import facts_changed
from lgnet.outreach.choices import RequestState
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.outreach.queries import first_contact_after
from lgnet.outreach.signals import last_closing_asked
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids


def clock_of(contact: Contact) -> datetime:
    """Where the clock of a request made at this contact begins."""
    if contact.person is None:
        return contact.happened_at
    first = first_contact_after(contact.person, after=_answered_until(contact.person))
    return min(first or contact.happened_at, contact.happened_at)


def restart_clocks(person: Person) -> None:
    """After her contacts have changed: the waiting requests of a person run from the right moment again."""
    waiting = TakeChargeRequest.objects.filter(person__in=record_ids(person), state=RequestState.WAITING)
    for request in waiting.select_related("contact__person"):
        begins = clock_of(request.contact)
        if begins != request.clock_from:
            request.clock_from = begins
            request.save(update_fields=["clock_from"])


def tell_who_waits(contact: Contact) -> None:
    """How many wait, or since when, has changed: it counts for today."""
    facts_changed.send(
        sender=None, city_id=contact.city_id, programme_id=contact.programme_id, days=[clock.today()]
    )


def _answered_until(person: Person) -> datetime | None:
    """The latest of: a request answered, a case closed."""
    asked = TakeChargeRequest.objects.filter(person__in=record_ids(person))
    answered = asked.exclude(state=RequestState.WITHDRAWN)
    moments = [answered.aggregate(last=Max("decided_at"))["last"]]
    moments += [moment for _, moment in last_closing_asked.send(sender=None, person=person)]
    return max((moment for moment in moments if moment), default=None)
