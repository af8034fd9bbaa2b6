# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from lgnet.kernel.ids import new_id


class City(models.Model):
    """A tenant: the city whose people, cases and money no other city sees. Its id is each tenant row's `city_id`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    organisation = models.ForeignKey("network.Organisation", models.PROTECT, related_name="cities")
    """Who acts for it: the Comune, or ASSB for Bolzano."""
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    """Languages of its public pages besides Italian, by law (Bolzano: de)."""

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "cities"

    class Privacy:
        plain = {"id", "slug", "name", "organisation", "languages"}
        retention = "as long as the network exists"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("network:city_home", args=[self.slug])
