# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import get_language

from lgnet.monitoring.choices import Source, Unit


class Definition(models.Model):
    """What an indicator counts, in words and as the name of a fact; a change is a new version from a date."""

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    title_it = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160)
    text_it = models.TextField()
    text_en = models.TextField()
    unit = models.CharField(max_length=10, choices=Unit)
    source = models.CharField(max_length=20, choices=Source)
    valid_from = models.DateField()

    class Meta:
        ordering = ["position", "-version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_definition_a_version")]

    class Privacy:
        plain = {
            "id", "code", "version", "position", "title_it", "title_en", "text_it", "text_en", "unit", "source",
            "valid_from",
        }  # fmt: skip
        retention = "as long as a figure refers to it"

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    @property
    def title(self) -> str:
        return self.title_it if get_language() == "it" else self.title_en

    @property
    def text(self) -> str:
        return self.text_it if get_language() == "it" else self.text_en

    @property
    def is_median(self) -> bool:
        """A middle value, not a count: cities are not added up, a target is not to be passed."""
        return self.unit == Unit.HOURS

    @property
    def counts_people(self) -> bool:
        return self.unit == Unit.PEOPLE
