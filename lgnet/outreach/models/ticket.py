# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.outreach.choices import ComesFor, LeaveReason, TicketState
from lgnet.trust.models import TenantForeignKey, TenantModel


class Ticket(TenantModel):
    """Somebody's place in the queue of a one-stop shop: a number of that day. Who it is stands apart (`TicketPerson`),
    so that a protected person's number stays on the board while who it is does not."""

    site = models.ForeignKey("network.Site", models.PROTECT, related_name="+")
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    comes_for = models.CharField(max_length=15, choices=ComesFor)
    comes_first = models.BooleanField(default=False)
    """With small children, pregnant, ill: what of it is not written."""
    state = models.CharField(max_length=10, choices=TicketState, default=TicketState.WAITING)
    came_at = models.DateTimeField(default=clock.now)
    called_at = models.DateTimeField(null=True, blank=True)
    """The last time: who is not there waits again."""
    called_by = models.UUIDField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    leave_reason = models.CharField(max_length=15, choices=LeaveReason, blank=True)

    class Meta:
        ordering = ["-comes_first", "came_at", "number"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "site", "day", "number"], name="one_number_a_day"),
            models.CheckConstraint(
                condition=Q(state__in=["served", "left"], ended_at__isnull=False)
                | Q(state__in=["waiting", "called"], ended_at__isnull=True),
                name="ticket_ended_with_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["called", "served"]) | Q(called_at__gte=F("came_at")),
                name="ticket_called_before_served",
            ),
            models.CheckConstraint(
                condition=Q(state="left") & ~Q(leave_reason="") | ~Q(state="left") & Q(leave_reason=""),
                name="left_with_reason",
            ),
        ]

    class Privacy:
        personal = {"came_at", "comes_for", "comes_first", "leave_reason"}
        plain = {"id", "city_id", "site", "day", "number", "state", "called_at", "called_by", "ended_at"}
        retention = "3 months after the day; then only how many and how long"

    def __str__(self) -> str:
        return f"{self.number}"


class TicketPerson(TenantModel):
    """Who holds a number, when she is known."""

    ticket = TenantForeignKey(Ticket, models.CASCADE, related_name="holders")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="tickets")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "ticket"], name="one_person_a_ticket")]

    class Privacy:
        personal = {"ticket", "person"}
        plain = {"id", "city_id"}
        retention = "with the ticket"

    def __str__(self) -> str:
        return f"{self.ticket_id}"
