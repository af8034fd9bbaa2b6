# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.people.choices import IdentifierKind
from lgnet.trust.models import TenantForeignKey, TenantModel


class Identifier(TenantModel):
    """A number that tells who somebody is: stored encrypted, found by its exact value, shown masked."""

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=IdentifierKind)
    sealed = models.BinaryField()
    index = models.BinaryField(max_length=16)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "kind", "index", "person"], name="one_identifier_once")
        ]

    class Privacy:
        personal = {"person", "kind"}
        encrypted = {"sealed", "index"}
        plain = {"id", "city_id", "recorded_at", "recorded_by"}
        retention = "with the person"

    def __str__(self) -> str:
        return self.get_kind_display()
