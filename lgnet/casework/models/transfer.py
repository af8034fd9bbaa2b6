# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case that goes to another city. Nothing of a person is in what both cities see; what is told of her is sealed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.casework.choices import Handed, TransferState
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.trust.models import TenantForeignKey, TenantModel


class Transfer(models.Model):
    """That a case is offered by one city to another, and where that stands: seen by the two, and by nobody else.

    One row for both, so that whoever is first decides: withdrawn or accepted, never both.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_city = models.ForeignKey("network.City", models.PROTECT, related_name="+")
    to_city = models.ForeignKey("network.City", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=TransferState, default=TransferState.OFFERED)
    shared = ArrayField(models.CharField(max_length=15, choices=Handed))
    """Which fields the parcel holds, by name."""
    files = models.PositiveSmallIntegerField(default=0)
    """How many photos and papers go along."""
    offered_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["-offered_at"]
        indexes = [
            models.Index(fields=["to_city", "state"], name="transfers_to_city"),
            models.Index(fields=["from_city", "state"], name="transfers_from_city"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_city=models.F("to_city")), name="transfer_leaves_the_city"
            ),
            models.CheckConstraint(
                condition=Q(state="offered", answered_at__isnull=True)
                | ~Q(state="offered") & Q(answered_at__isnull=False),
                name="transfer_ended_with_its_time",
            ),
        ]

    class Privacy:
        plain = {
            "id", "from_city", "to_city", "state", "shared", "files", "offered_at", "answer_by", "answered_at",
            "decline_reason",
        }  # fmt: skip
        retention = "10 years; it names nobody"

    def __str__(self) -> str:
        return f"{self.from_city} → {self.to_city}"


class Parcel(models.Model):
    """What is told of the person, sealed for the receiving city, which alone reads the row; gone when answered."""

    transfer = models.OneToOneField(Transfer, models.CASCADE, primary_key=True, related_name="+")
    from_city = models.ForeignKey("network.City", models.PROTECT, related_name="+")
    to_city = models.ForeignKey("network.City", models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    class Privacy:
        encrypted = {"sealed"}
        plain = {"transfer", "from_city", "to_city"}
        retention = "until the other city has answered, 14 days at most"
        erased_by = "casework.settle_transfers"

    def __str__(self) -> str:
        return f"{self.transfer_id}"

    @property
    def city_id(self):
        """For whom it is sealed."""
        return self.to_city_id


class Departure(TenantModel):
    """The sending city's side: which case was offered, and that the person agreed."""

    case = TenantForeignKey("casework.Case", models.PROTECT, related_name="departures")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    """The day on which the person said yes to going, and to what is told."""
    offered_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    """When this city has drawn the consequence: case closed, or kept."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "case"], condition=Q(ended_at__isnull=True), name="offered_to_one_city"
            )
        ]

    class Privacy:
        personal = {"case", "person", "agreed_on"}
        plain = {"id", "city_id", "transfer", "offered_by", "ended_at"}
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.case_id}"


class Arrival(TenantModel):
    """The receiving city's side: the person and the case that were made from what was told."""

    case = TenantForeignKey("casework.Case", models.PROTECT, related_name="arrivals")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city_id", "transfer"], name="arrived_once")]

    class Privacy:
        personal = {"case", "person", "at"}
        plain = {"id", "city_id", "transfer"}
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.case_id}"
