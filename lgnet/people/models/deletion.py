# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from lgnet.kernel import clock
from lgnet.people.choices import DeletionState
from lgnet.trust.models import TenantModel


class Deletion(TenantModel):
    """The data-protection officer has confirmed that these people's time is over; a job erases them one by one."""

    state = models.CharField(max_length=10, choices=DeletionState, default=DeletionState.RUNNING)
    person_ids = ArrayField(models.UUIDField(), default=list)
    """Who is still to be erased; empty at the end."""
    rules = models.CharField(max_length=20)
    """The version of seed/retention.yaml by which their time was over."""
    unnamed_ids = ArrayField(models.UUIDField(), default=list)
    """Contacts without a name, as retention.tells_unnamed gives them, that are still to be erased."""
    total = models.PositiveIntegerField()
    erased = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    """Of whom something began anew between the confirmation and the job."""
    unnamed_total = models.PositiveIntegerField(default=0)
    unnamed_erased = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.UUIDField()
    last_sign_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-confirmed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id"], condition=models.Q(state="running"), name="one_deletion_at_a_time"
            )
        ]

    class Privacy:
        personal = {"person_ids", "unnamed_ids"}
        plain = {
            "id", "city_id", "state", "rules", "total", "erased", "kept", "confirmed_at", "confirmed_by",
            "last_sign_at", "ended_at", "unnamed_total", "unnamed_erased",
        }  # fmt: skip
        retention = "as proof of the deletion, 10 years; it names nobody once it is done"
        erased_by = "people.erase_people"

    def __str__(self) -> str:
        return f"{self.confirmed_at:%Y-%m-%d}"
