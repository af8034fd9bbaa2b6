# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.trust.models import TenantModel


class TeamLimit(TenantModel):
    """How many households in houses a team can follow at once; without a row, as many as there are beds."""

    team = models.ForeignKey("network.Team", models.CASCADE, related_name="+")
    most = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "team"], name="one_limit_a_team")]

    class Privacy:
        plain = {"id", "city_id", "team", "most"}
        retention = "with the team"

    def __str__(self) -> str:
        return f"{self.team}: {self.most}"
