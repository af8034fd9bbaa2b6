# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lgnet.housing.choices import Trait, WorksState
from lgnet.trust.models import TenantForeignKey, TenantModel


class Works(TenantModel):
    """Refurbishing a house (rifunzionalizzazione): what, with which contract and money, and the beds that it opens.

    What is spent on it is finance's, not here.
    """

    property = TenantForeignKey("housing.Property", models.PROTECT, related_name="works")
    what = models.CharField(max_length=200)
    cig = models.CharField(max_length=10, blank=True)
    """Code of the public contract: ten capital letters and figures."""
    contractor = models.CharField(max_length=120, blank=True)
    budget = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    """EUR, to the cent."""
    planned_from = models.DateField(null=True, blank=True)
    planned_to = models.DateField(null=True, blank=True)
    begun_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    """Finished, or given up."""
    state = models.CharField(max_length=12, choices=WorksState, default=WorksState.PLANNED)

    class Meta:
        ordering = ["planned_from", "what"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cig="") | Q(cig__regex=r"^[0-9A-Z]{10}$"), name="cig_of_ten_signs"
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gt=0), name="budget_of_works_is_money"
            ),
            models.CheckConstraint(
                condition=Q(planned_to__isnull=True) | Q(planned_to__gte=F("planned_from")),
                name="works_planned_forwards",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(begun_on__isnull=True)
                | Q(ended_on__gte=F("begun_on")),
                name="works_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("finished", "given_up"), ended_on__isnull=False)
                | ~Q(state__in=("finished", "given_up")) & Q(ended_on__isnull=True),
                name="ended_works_have_their_day",
            ),
        ]

    class Privacy:
        personal = {"contractor"}
        plain = {
            "id", "city_id", "property", "what", "cig", "budget", "planned_from", "planned_to", "begun_on", "ended_on",
            "state",
        }  # fmt: skip
        retention = "10 years after the programme is closed (accounts)"
        kept_because = "who was paid for works, which the accounts of the programme prove"

    def __str__(self) -> str:
        return self.what


class PlannedBed(TenantModel):
    """A bed that the works will open: it becomes a bed on the day on which they are finished."""

    works = TenantForeignKey("housing.Works", models.CASCADE, related_name="planned_beds")
    unit = TenantForeignKey("housing.Unit", models.PROTECT, related_name="planned_beds")
    name = models.CharField(max_length=40)
    traits = ArrayField(models.CharField(max_length=20, choices=Trait), default=list, blank=True)
    bed = TenantForeignKey("housing.Bed", models.PROTECT, null=True, blank=True, related_name="planned")
    """What it has become."""

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "works", "unit", "name"], name="one_planned_bed_a_unit"
            )
        ]

    class Privacy:
        plain = {"id", "city_id", "works", "unit", "name", "traits", "bed"}
        retention = "with the works"

    def __str__(self) -> str:
        return self.name
