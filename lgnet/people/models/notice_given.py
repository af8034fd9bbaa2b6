# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class NoticeGiven(TenantModel):
    """The privacy notice (arts. 13-14 GDPR) as it was given: which version, in which language, through whom."""

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="notices")
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    through_mediator = models.BooleanField(default=False)
    mediator = models.CharField(max_length=120, blank=True)
    given_at = models.DateTimeField(default=clock.now)
    given_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-given_at"]

    class Privacy:
        personal = {"person", "language", "mediator", "through_mediator"}
        plain = {"id", "city_id", "version", "given_at", "given_by"}
        retention = "with the person"

    def __str__(self) -> str:
        return f"{self.version} ({self.language})"
