# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue of a one-stop shop: a number is taken, called, served, or left, as TICKET_MOVES allows."""

from django.db import transaction
from django.db.models import Max

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Site
from lgnet.network.policies import require_own_city
from lgnet.outreach.choices import LeaveReason, TicketState
from lgnet.outreach.errors import NobodyWaits, QueueIsFull, TicketMoved
from lgnet.outreach.models import Ticket, TicketPerson
from lgnet.outreach.policies import TICKET_MOVES, may_keep_queue
from lgnet.people.models import Person
from lgnet.trust import audit
from lgnet.trust.refusals import becomes

ATTEMPTS = 8
"""How many desks may press at the very same moment."""


@transaction.atomic
def take_number(
    *, site: Site, comes_for: str, by: Actor, comes_first: bool = False, person: Person | None = None
) -> Ticket:
    """The next number of the day. Raises QueueIsFull when many desks press at once, again and again."""
    may_keep_queue(by)
    require_own_city(by, site.city_id)
    ticket = Ticket(
        site=site, day=clock.today(), comes_for=comes_for, comes_first=comes_first, came_at=clock.now()
    )
    _numbered(ticket)
    audit.record("outreach.number_taken", by=by, target=ticket, number=ticket.number, comes_for=comes_for)
    if person is not None:
        join_ticket(ticket=ticket, person=person, by=by)
    return ticket


def _numbered(ticket: Ticket) -> None:
    for attempt in range(ATTEMPTS):
        given = Ticket.objects.filter(site=ticket.site, day=ticket.day).aggregate(last=Max("number"))["last"]
        ticket.number = (given or 0) + 1
        try:
            with becomes(QueueIsFull(), on="one_number_a_day"):
                ticket.save(force_insert=True)
                return
        except QueueIsFull:
            if attempt == ATTEMPTS - 1:
                raise


@transaction.atomic
def call_next(*, site: Site, by: Actor) -> Ticket:
    """Whoever comes first, else who waits longest. Two desks never call the same number. Raises NobodyWaits."""
    may_keep_queue(by)
    waiting = Ticket.objects.filter(site=site, day=clock.today(), state=TicketState.WAITING)
    ticket = waiting.select_for_update(skip_locked=True).first()
    if ticket is None:
        raise NobodyWaits()
    return _moved(ticket, "call", by=by, called_at=clock.now(), called_by=by.user_id)


@transaction.atomic
def move_ticket(*, ticket: Ticket, move: str, by: Actor, reason: str = "") -> Ticket:
    """One of TICKET_MOVES; `reason` only with “leave”. Raises TicketMoved."""
    now = clock.now()
    changes = {
        "call": {"called_at": now, "called_by": by.user_id},
        "wait": {"called_by": None},
        "serve": {"ended_at": now},
        "leave": {"ended_at": now, "leave_reason": reason or LeaveReason.OTHER},
    }[move]
    held = Ticket.objects.select_for_update().get(pk=ticket.pk)
    return _moved(held, move, by=by, **changes)


def _moved(held: Ticket, name: str, *, by: Actor, **changes) -> Ticket:
    move = TICKET_MOVES[name]
    move.rule(by)
    if held.state not in move.sources:
        raise TicketMoved(number=held.number, state=held.get_state_display())
    held.state = move.target
    for field, value in changes.items():
        setattr(held, field, value)
    held.save()
    audit.record("outreach.ticket_moved", by=by, target=held, move=name, reason=held.leave_reason)
    return held


@transaction.atomic
def join_ticket(*, ticket: Ticket, person: Person, by: Actor) -> TicketPerson:
    """Say who holds the number; said again, the last one holds."""
    may_keep_queue(by)
    TicketPerson.objects.filter(ticket=ticket).delete()
    holder = TicketPerson.objects.create(ticket=ticket, person=person)
    audit.record("outreach.ticket_joined", by=by, target=ticket, people=[person.pk])
    return holder
