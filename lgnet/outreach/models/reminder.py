# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.outreach.choices import ReminderKind, SendingState
from lgnet.outreach.models.appointment import AppointmentPerson
from lgnet.trust.models import TenantForeignKey, TenantModel


class Reminder(TenantModel):
    """Somebody agreed to be reminded of an appointment by e-mail. An address that others read is not kept at all."""

    guest = TenantForeignKey(AppointmentPerson, models.CASCADE, related_name="reminders")
    address = models.EmailField(max_length=120)
    language = models.CharField(max_length=8, default="it")
    agreed_at = models.DateTimeField(default=clock.now)
    agreed_with = models.UUIDField(null=True)
    """The colleague to whom she said so."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_with = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["agreed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "guest"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_reminder_an_appointment",
            )
        ]

    class Privacy:
        personal = {"guest", "address", "language", "agreed_at", "withdrawn_at"}
        plain = {"id", "city_id", "agreed_with", "withdrawn_with"}
        retention = "with the appointment"

    def __str__(self) -> str:
        return self.masked

    @property
    def masked(self) -> str:
        """What of the address is shown: f…@e….org."""
        name, _, domain = self.address.partition("@")
        host, _, ending = domain.rpartition(".")
        return f"{name[:1]}…@{host[:1]}….{ending}"


class ReminderSent(TenantModel):
    """One sending, written down before it is tried: whatever breaks off, nobody is reminded twice of the same thing."""

    reminder = TenantForeignKey(Reminder, models.CASCADE, related_name="sendings")
    kind = models.CharField(max_length=12, choices=ReminderKind)
    state = models.CharField(max_length=10, choices=SendingState, default=SendingState.SENDING)
    tried_at = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=1)
    fault = models.CharField(max_length=20, blank=True)
    """A word of ours; what a mail server says may hold the address."""

    class Meta:
        ordering = ["tried_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "reminder", "kind"], name="one_reminder_a_kind")
        ]

    class Privacy:
        personal = {"reminder", "kind", "state", "tried_at", "fault"}
        plain = {"id", "city_id", "attempts"}
        retention = "with the appointment"

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
