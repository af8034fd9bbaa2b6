# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.monitoring.choices import AgeBracket
from lgnet.trust.models import TenantForeignKey, TenantModel


class FirstService(TenantModel):
    """The day on which a city first served a person in a programme, and her age bracket on that day: kept for good.

    Nobody grows older in the figures. Only a birth date put right changes the bracket (docs/adr/0012).
    """

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="first_services")
    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="+")
    day = models.DateField()
    age = models.CharField(max_length=10, choices=AgeBracket, default=AgeBracket.UNKNOWN)
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "programme", "person"], name="one_first_service_a_programme"
            )
        ]

    class Privacy:
        personal = {"person", "day", "age"}
        plain = {"id", "city_id", "programme", "kept_at"}
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.day}: {self.age}"
