# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id


class MembershipQuerySet(models.QuerySet):
    def current(self, *, on=None) -> "MembershipQuerySet":
        """Those in force on a day. Ending one is felt at the very next request."""
        day = on or clock.today()
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day, ended_at__isnull=True
        )


class Membership(models.Model):
    """What a user may do in a city, or in the network when `city` is empty, and from when to when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="memberships")
    city = models.ForeignKey(
        "network.City", models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    roles = ArrayField(models.CharField(max_length=30))
    on_behalf_of = models.ForeignKey("network.Partnership", models.PROTECT, null=True, blank=True)
    """The implementing body whose operator this is: the membership holds only while it is appointed."""
    starts_on = models.DateField(default=clock.today)
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.UUIDField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(roles=[]), name="membership_has_a_role"),
            models.UniqueConstraint(
                fields=["user", "city"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="one_membership_a_city",
            ),
        ]

    class Privacy:
        personal = {"user", "roles"}
        plain = {"id", "city", "on_behalf_of", "starts_on", "ends_on", "ended_at", "ended_by"}
        retention = "24 months after it ends"
        erased_by = "network.forget_over"

    def __str__(self) -> str:
        return f"{self.user}: {', '.join(self.roles)}"
