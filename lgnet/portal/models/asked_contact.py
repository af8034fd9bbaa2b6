# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class AskedContact(TenantModel):
    """Somebody asked on the public page to be contacted. The code is all she needs to hear how it stands."""

    code = models.CharField(max_length=12)
    contact = TenantForeignKey("outreach.Contact", models.CASCADE, related_name="+")
    language = models.CharField(max_length=8)
    """Of the page she used."""
    asked_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateField()
    """The last day on which the office may answer."""

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "code"], name="one_request_a_code"),
            models.UniqueConstraint(fields=["city_id", "contact"], name="one_code_a_contact"),
        ]

    class Privacy:
        personal = {"code", "contact", "language", "asked_at"}
        plain = {"id", "city_id", "answer_by"}
        retention = "with the contact"
        erased_by = "people.erase_people"

    def __str__(self) -> str:
        return self.code
