# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models

from lgnet.kernel.ids import new_id
from lgnet.portal.choices import PageState

LEGAL_TERM = 30
"""Days in which an office answers unless it names a shorter term (law no. 241 of 7 August 1990, art. 2)."""


class ServicePage(models.Model):
    """A city's public pages: who answers for them, and whether they are public. Its words are PageText."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city = models.OneToOneField("network.City", models.CASCADE, related_name="service_page")
    state = models.CharField(max_length=10, choices=PageState, default=PageState.DRAFT)
    edition = models.ForeignKey(
        "portal.PageEdition", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """What the public reads now: the texts as they were when last published."""
    unit = models.CharField(max_length=160, blank=True)
    """The organisational unit that answers for the service (unità organizzativa responsabile)."""
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    dpo_contact = models.CharField(max_length=160, blank=True)
    """How to reach the data-protection officer (Regulation (EU) 2016/679, art. 13(1)(b))."""
    answer_days = models.PositiveSmallIntegerField(
        default=LEGAL_TERM, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    accessibility_url = models.URLField(blank=True, validators=[URLValidator(schemes=["https"])])
    """The city's own statement on form.agid.gov.it."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=PageState.DRAFT) | models.Q(edition__isnull=False),
                name="published_with_an_edition",
            )
        ]

    class Privacy:
        plain = {
            "id", "city", "state", "edition", "unit", "phone", "email", "dpo_contact", "answer_days",
            "accessibility_url",
        }  # fmt: skip
        retention = "as long as the city is in the network"

    def __str__(self) -> str:
        return f"{self.city} ({self.state})"
