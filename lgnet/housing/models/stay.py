# SPDX-License-Identifier: AGPL-3.0-or-later
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from lgnet.housing.choices import Overstay, StayState
from lgnet.housing.hours import overdue_day
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.trust.models import TenantForeignKey, TenantModel

TAKES_A_BED = (StayState.PROVISIONAL, StayState.CONFIRMED, StayState.ARRIVED)
SLEPT = (StayState.ARRIVED, StayState.DEPARTED)


class Stay(TenantModel):
    """Somebody's nights in a house: promised, begun, ended. People count as housed from `arrived_at`, never before.

    Which bed is taken on which night stands in `Occupancy`, written by the same actions. The constraint
    `one_bed_a_person_a_night` (made in the migration) refuses a second stay of the same person on a night.
    """

    person = TenantForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="stays")
    contact = TenantForeignKey(
        "outreach.Contact", models.PROTECT, null=True, blank=True, related_name="stays"
    )
    """With whom it was agreed in the street, known or not; joined to a person, the stay is hers, too."""
    called = models.CharField(max_length=80, blank=True)
    """The name somebody said, as long as nobody is known."""
    case = TenantForeignKey("casework.Case", models.PROTECT, null=True, blank=True, related_name="stays")
    party = models.UUIDField(default=new_id)
    """The same for all who were placed together (a household)."""
    request = models.UUIDField(null=True, blank=True)
    """The request it answers."""
    bed = TenantForeignKey("housing.Bed", models.PROTECT, related_name="stays")
    """The one she sleeps in, or did last."""
    first_night = models.DateField()
    leaves_on = models.DateField(null=True, blank=True)
    """The day of leaving: planned, then true. Empty: no end is known."""
    state = models.CharField(max_length=12, choices=StayState)
    provisional_until = models.DateTimeField(null=True, blank=True)
    """Of a promise: from then on the bed is free."""
    booked_at = models.DateTimeField(default=clock.now)
    booked_by = models.UUIDField(null=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    """When she left; of a promise, when it was known that nobody comes."""
    ended_by = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=30, blank=True)
    """Why it ended: a code of seed/stay_reasons.yaml."""
    overstay = models.CharField(max_length=12, choices=Overstay, blank=True)
    """What the housing officer decided of somebody who is still there after her day."""

    class Meta:
        ordering = ["first_night", "booked_at"]
        indexes = [
            models.Index(fields=["city_id", "person", "first_night"], name="stays_of_person"),
            models.Index(fields=["city_id", "bed", "first_night"], name="stays_of_bed"),
            models.Index(fields=["city_id", "state", "first_night"], name="stays_by_state"),
            models.Index(fields=["city_id", "party"], name="stays_of_party"),
            models.Index(fields=["city_id", "case"], name="stays_of_case"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(leaves_on__isnull=True) | Q(leaves_on__gte=F("first_night")), name="stay_goes_on"
            ),
            models.CheckConstraint(
                condition=Q(first_night__gte="2000-01-01", first_night__lt="4000-01-01"),
                name="stay_of_our_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="provisional") | Q(provisional_until__isnull=False),
                name="provisional_until_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("arrived", "departed"), arrived_at__isnull=False)
                | ~Q(state__in=("arrived", "departed")) & Q(arrived_at__isnull=True),
                name="arrived_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("departed", "cancelled", "no_show"), ended_at__isnull=False)
                & ~Q(reason="")
                | ~Q(state__in=("departed", "cancelled", "no_show")) & Q(ended_at__isnull=True, reason=""),
                name="stay_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="departed") | Q(leaves_on__isnull=False), name="departed_on_a_day"
            ),
        ]

    class Privacy:
        personal = {
            "person", "contact", "called", "case", "party", "request", "bed", "first_night", "leaves_on", "state",
            "provisional_until", "arrived_at", "ended_at", "overstay",
        }  # fmt: skip
        special = {"reason"}
        plain = {"id", "city_id", "booked_at", "booked_by", "ended_by"}
        retention = "with the person; who stayed without a name, 12 months"
        erased_by = "housing.forget_names"

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        if self.person:
            return self.person.full_name
        return self.called or (self.contact.who if self.contact else "")

    @property
    def person_ids(self) -> list[UUID]:
        """Who is named by it, for the audit."""
        return [self.person_id] if self.person_id else []

    @property
    def has_lapsed(self) -> bool:
        """A promise whose time is over, whether or not the job has been there."""
        return self.state == StayState.PROVISIONAL and self.provisional_until <= clock.now()

    @property
    def stays_over(self) -> bool:
        """Still there though her day is over."""
        return (
            self.state == StayState.ARRIVED and self.leaves_on is not None and self.leaves_on <= overdue_day()
        )
