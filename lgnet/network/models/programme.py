# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import get_language

from lgnet.kernel.ids import new_id
from lgnet.network.choices import FundingChannel, Precision, ProgrammeState, TextKind


class Programme(models.Model):
    """An edition of the network (LGNetEA, LGNet2, LGNet3, …). A new one is data, not code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=30, unique=True)
    title_it = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    full_name_it = models.CharField(max_length=300, blank=True)
    full_name_en = models.CharField(max_length=300, blank=True)
    fund_it = models.CharField(max_length=200)
    fund_en = models.CharField(max_length=200)
    funding_channel = models.CharField(max_length=40, choices=FundingChannel)
    starts_on = models.DateField(null=True, blank=True)
    starts_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    total_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    """EUR."""
    legal_references = models.JSONField(default=list, blank=True)
    """Each with its title in both languages, and whether it was read (verified) or recalled."""
    inferred = models.JSONField(default=dict, blank=True)
    """Values that no source states in so many words: why they are what they are, in both languages."""
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    state = models.CharField(max_length=10, choices=ProgrammeState, default=ProgrammeState.PLANNED)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="programme_ends_after_it_starts",
            )
        ]

    class Privacy:
        plain = {
            "id", "code", "title_it", "title_en", "full_name_it", "full_name_en", "fund_it", "fund_en",
            "funding_channel", "starts_on", "starts_precision", "ends_on", "ends_precision", "total_amount",
            "legal_references", "inferred", "follows", "state",
        }  # fmt: skip
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return self.code

    @property
    def title(self) -> str:
        return self.title_it if get_language() == "it" else self.title_en

    @property
    def full_name(self) -> str:
        return self.full_name_it if get_language() == "it" else self.full_name_en

    @property
    def fund(self) -> str:
        return self.fund_it if get_language() == "it" else self.fund_en


class ProgrammeText(models.Model):
    """One specific objective or expected result, in its order."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=10, choices=TextKind)
    position = models.PositiveSmallIntegerField()
    text_it = models.TextField()
    text_en = models.TextField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "position"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "position"], name="one_text_a_position")
        ]

    class Privacy:
        plain = {"id", "programme", "kind", "position", "text_it", "text_en", "source"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"

    @property
    def text(self) -> str:
        return self.text_it if get_language() == "it" else self.text_en
