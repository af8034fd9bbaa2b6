# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantModel


class CalendarFeed(TenantModel):
    """A secret address at which a calendar program reads when somebody, or a one-stop shop, has appointments: times and
    places, nobody's name. Only the digest of its secret is kept; it ends when its maker no longer works here."""

    made_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    site = models.ForeignKey("network.Site", models.PROTECT, null=True, blank=True, related_name="+")
    """All appointments of this place; empty: the maker's own."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the secret: too long and random to be guessed."""
    made_at = models.DateTimeField(default=clock.now)
    last_read_at = models.DateTimeField(null=True, blank=True)
    """To the hour."""
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.UniqueConstraint(fields=["city_id", "digest"], name="one_feed_a_secret")]

    class Privacy:
        personal = {"made_by", "last_read_at"}
        plain = {"id", "city_id", "site", "digest", "made_at", "revoked_at"}
        retention = "12 months after it is revoked"

    def __str__(self) -> str:
        return f"{self.digest[:6]}"
