# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.people.choices import UrgentReason, UrgentVerdict
from lgnet.trust.models import TenantForeignKey, TenantModel

LASTS = timedelta(hours=3)


class UrgentAccess(TenantModel):
    """Break-glass: for three hours one user sees one protected person whose team is another.

    The database reads this table to decide whom it hides (lgnet_hidden_people), so the table itself hides no row
    inside the city: pages show it to who opened, to the person's team, and without the person to the officer.
    """

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="urgent_accesses")
    also = ArrayField(models.UUIDField(), default=list)
    """Her other records, as they were linked at that moment: they are open with this one."""
    team = models.ForeignKey("network.Team", models.PROTECT, related_name="+")
    """Who protected her at that moment."""
    by_id = models.UUIDField()
    reason = models.CharField(max_length=20, choices=UrgentReason)
    words = models.CharField(max_length=500)
    opened_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    """The database's clock decides; given back earlier, or found not justified, it ends then."""
    verdict = models.CharField(max_length=20, choices=UrgentVerdict, blank=True)
    note = models.CharField(max_length=300, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "by_id", "person"], name="urgent_access_of_user"),
            models.Index(fields=["city_id", "-opened_at"], name="urgent_access_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("opened_at") + LASTS), name="urgent_access_three_hours"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", reviewed_at=None, reviewed_by=None)
                | ~Q(verdict="") & Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="urgent_access_reviewed_by",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("by_id")),
                name="urgent_access_not_own_review",
            ),
        ]

    class Privacy:
        personal = {"person", "also", "team", "by_id", "note", "reviewed_by"}
        special = {"reason", "words"}
        plain = {"id", "city_id", "opened_at", "ends_at", "verdict", "reviewed_at"}
        retention = "with the person"

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.opened_at:%Y-%m-%d %H:%M}"

    @property
    def person_ids(self) -> list[UUID]:
        """Every record it opens."""
        return [self.person_id, *self.also]

    @property
    def goes_on(self) -> bool:
        return self.ends_at > clock.now()
