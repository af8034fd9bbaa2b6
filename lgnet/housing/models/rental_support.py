# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import b32encode

from django.db import models
from django.db.models import Q

from lgnet.housing.rental_choices import Ending, SupportKind, SupportState
from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class RentalSupport(TenantModel):
    """A decision to pay for somebody's home up to a total (sostegno alla locazione). The database refuses to approve
    more than that (`within_the_decision`, made in the migration; docs/adr/0024).
    """

    case = TenantForeignKey("casework.Case", models.PROTECT, related_name="+")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    programme = models.ForeignKey("network.Programme", models.PROTECT, related_name="+")
    lease = TenantForeignKey("housing.Lease", models.PROTECT, null=True, blank=True, related_name="supports")
    kind = models.CharField(max_length=10, choices=SupportKind)
    what_for = models.CharField(max_length=200, blank=True)
    ceiling = models.DecimalField(max_digits=10, decimal_places=2)
    """Euros decided in all."""
    act = models.CharField(max_length=80)
    """Number of the decision (determina)."""
    decided_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    """The last day for which something is planned."""
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.UUIDField()
    state = models.CharField(max_length=10, choices=SupportState, default=SupportState.RUNNING)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=20, choices=Ending, blank=True)
    ended_by = models.UUIDField(null=True, blank=True)
    warned_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """So many days before the end a task was written: 60, then 30."""

    class Meta:
        ordering = ["-decided_at"]
        indexes = [
            models.Index(fields=["city_id", "person"], name="supports_of_person"),
            models.Index(fields=["city_id", "state", "ends_on"], name="supports_by_end"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ceiling__gt=0), name="support_decides_something"),
            models.CheckConstraint(
                condition=Q(state="running", ended_on__isnull=True, ended_why="")
                | Q(state="ended", ended_on__isnull=False) & ~Q(ended_why=""),
                name="support_ended_with_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind="other") | Q(lease__isnull=False), name="support_of_a_contract"
            ),
        ]

    class Privacy:
        personal = {
            "case", "person", "lease", "kind", "what_for", "ceiling", "act", "decided_on", "starts_on", "ends_on",
            "decided_at", "state", "ended_on", "ended_why",
        }  # fmt: skip
        plain = {"id", "city_id", "programme", "decided_by", "ended_by", "warned_days"}
        retention = "10 years (accounts of the programme); words and landlord go with the case"

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What it is called where nobody is named: eight signs of the random part of its key."""
        return b32encode(self.pk.bytes[-5:]).decode()
