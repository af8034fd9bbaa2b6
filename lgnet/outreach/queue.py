# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of a one-stop shop's queue: who waits, who is at the desk, how long it took today."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.choices import SiteKind
from lgnet.network.models import Site
from lgnet.outreach.choices import TicketState
from lgnet.outreach.errors import NoSuchDesk, NoSuchTicket
from lgnet.outreach.models import Ticket
from lgnet.outreach.policies import may_keep_queue

LONG, VERY_LONG = timedelta(minutes=30), timedelta(minutes=60)
"""From when a wait in the room is shown as a warning, and as too long."""


@dataclass(frozen=True, slots=True)
class Board:
    """A day at one desk. Times are to the (last) call; whoever left without one is not in the median."""

    called: list[Ticket]
    waiting: list[Ticket]
    served: int
    left: int
    median_wait: timedelta | None
    longest_wait: timedelta | None
    """Of those who wait now."""

    @property
    def median_minutes(self) -> int:
        return round(self.median_wait / timedelta(minutes=1)) if self.median_wait is not None else 0

    @property
    def longest_minutes(self) -> int:
        return round(self.longest_wait / timedelta(minutes=1)) if self.longest_wait is not None else 0


def desks_of(by: Actor) -> list[Site]:
    return list(Site.objects.filter(city_id=by.city_id, kind=SiteKind.ONE_STOP_SHOP))


def get_desk(by: Actor, site_id: UUID) -> Site:
    site = Site.objects.filter(city_id=by.city_id, kind=SiteKind.ONE_STOP_SHOP, pk=site_id).first()
    if site is None:
        raise NoSuchDesk()
    return site


def get_ticket(by: Actor, ticket_id: UUID) -> Ticket:
    may_keep_queue(by)
    ticket = Ticket.objects.filter(city_id=by.city_id, pk=ticket_id).select_related("site").first()
    if ticket is None:
        raise NoSuchTicket()
    return ticket


def board_of(by: Actor, site: Site) -> Board:
    """Today, in one query."""
    may_keep_queue(by)
    now, today = clock.now(), list(Ticket.objects.filter(site=site, day=clock.today()))
    for ticket in today:
        ticket.level = wait_level(ticket, now)
    waiting = [one for one in today if one.state == TicketState.WAITING]
    waits = [
        one.called_at - one.came_at for one in today if one.called_at and one.state != TicketState.WAITING
    ]
    return Board(
        called=[one for one in today if one.state == TicketState.CALLED],
        waiting=waiting,
        served=sum(one.state == TicketState.SERVED for one in today),
        left=sum(one.state == TicketState.LEFT for one in today),
        median_wait=median(waits) if waits else None,
        longest_wait=max((now - one.came_at for one in waiting), default=None),
    )


def wait_level(ticket: Ticket, now: datetime) -> str:
    waited = now - ticket.came_at
    if waited >= VERY_LONG:
        return "overdue"
    return "warning" if waited >= LONG else "calm"
