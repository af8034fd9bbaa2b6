# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.trust.models import TenantForeignKey, TenantModel


class NameKey(TenantModel):
    """One way a name may be written, to find a person by equality: with row-level security only that uses an index."""

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="name_keys")
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "key", "person"], name="one_key_a_person")]
        indexes = [models.Index(fields=["city_id", "person"], name="keys_of_person")]

    class Privacy:
        personal = {"person", "key"}
        plain = {"id", "city_id"}
        retention = "with the person"

    def __str__(self) -> str:
        return self.key
