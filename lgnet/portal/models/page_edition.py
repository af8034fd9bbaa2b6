# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id


class PageEdition(models.Model):
    """The texts of a city's pages as they went public at a moment. Kept: it shows what was promised when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city = models.ForeignKey("network.City", models.CASCADE, related_name="page_editions")
    published_at = models.DateTimeField(default=clock.now)
    published_by = models.UUIDField(null=True, blank=True)
    texts = models.JSONField()
    """language → section → {"text", "reviewed_on" (null: by no person), "against" (of which Italian, SHA-256)}."""

    class Meta:
        ordering = ["-published_at"]

    class Privacy:
        plain = {"id", "city", "published_at", "texts"}
        personal = {"published_by"}
        retention = "as long as the city is in the network"
        kept_because = "who answers for what the public reads"

    def __str__(self) -> str:
        return f"{self.city} {self.published_at:%Y-%m-%d %H:%M}"
