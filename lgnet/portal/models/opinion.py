# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel import clock
from lgnet.portal.choices import Rating
from lgnet.trust.models import TenantModel


class Opinion(TenantModel):
    """How clear somebody found a public page, and not who; in free words people may still name themselves."""

    key = models.UUIDField()
    """Of the form that was sent: sent twice, it counts once."""
    page = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    rating = models.PositiveSmallIntegerField(choices=Rating)
    answers = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    words = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-given_at"]
        indexes = [models.Index(fields=["city_id", "-given_at"], name="opinions_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "key"], name="one_opinion_a_form"),
            models.CheckConstraint(
                condition=models.Q(rating__gte=1, rating__lte=5), name="one_to_five_stars"
            ),
        ]

    class Privacy:
        personal = {"words"}
        plain = {"id", "city_id", "key", "page", "language", "rating", "answers", "given_at"}
        retention = "12 months"
        erased_by = "portal.forget"

    def __str__(self) -> str:
        return f"{self.page}: {self.rating}"
