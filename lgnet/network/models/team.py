# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.network.choices import Profession


class Team(models.Model):
    """An équipe: people of several professions who follow cases together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city = models.ForeignKey("network.City", models.CASCADE, related_name="teams")
    name = models.CharField(max_length=120)
    follows_protected = models.BooleanField(default=False)
    """Formed for protected people (violence, trafficking, minors alone)."""
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["city", "name"], name="one_team_name_a_city")]

    class Privacy:
        plain = {"id", "city", "name", "follows_protected", "closed_on"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """Somebody in a team, with a profession, from a day to a day."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="members")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="team_places")
    profession = models.CharField(max_length=20, choices=Profession)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    starts_on = models.DateField(default=clock.today)
    ended_at = models.DateTimeField(null=True, blank=True)
    """Felt at the next request, like the end of a membership."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"], condition=models.Q(ended_at__isnull=True), name="once_in_a_team"
            )
        ]

    class Privacy:
        personal = {"user", "profession", "languages"}
        plain = {"id", "team", "starts_on", "ended_at"}
        retention = "24 months after it ends"
        erased_by = "network.forget_over"

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"
