# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.people.choices import ProtectionReason
from lgnet.trust.models import TenantForeignKey, TenantModel


class Protection(TenantModel):
    """A protected person is seen by one team only: the database hides her, and all that names her, from everybody else.

    The hiding is row-level security (lgnet_hidden_people), so this table itself is read by the database for everybody
    and shown on a page to nobody but that team.
    """

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="protections")
    team = models.ForeignKey("network.Team", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=ProtectionReason)
    since = models.DateTimeField(default=clock.now)
    decided_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_protection_a_person",
            )
        ]

    class Privacy:
        special = {"reason"}
        personal = {"person", "team"}
        plain = {"id", "city_id", "since", "decided_by", "ended_at", "ended_by"}
        retention = "with the person"

    def __str__(self) -> str:
        return self.get_reason_display()
