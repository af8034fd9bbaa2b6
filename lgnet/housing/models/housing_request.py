# SPDX-License-Identifier: AGPL-3.0-or-later
"""A household that asks for a place: who is in it, what they need, where they must not live."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lgnet.housing.choices import PropertyKind, Trait
from lgnet.housing.request_choices import (
    OPEN,
    AgeBand,
    Exposure,
    RequestEnd,
    RequestState,
    Urgency,
)
from lgnet.kernel import clock
from lgnet.people.choices import Sex
from lgnet.trust.models import TenantForeignKey, TenantModel


class HousingRequest(TenantModel):
    """What is asked for a case's person and those who live with her; one at a time for each case."""

    case = TenantForeignKey("casework.Case", models.PROTECT, related_name="housing_requests")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    programme = models.ForeignKey("network.Programme", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.WAITING)
    size = models.PositiveSmallIntegerField()
    """How many they are, also where a reader may not see each of them."""
    waiting_since = models.DateField()
    wanted_from = models.DateField()
    """The first night."""
    wanted_until = models.DateField(null=True, blank=True)
    """The day of leaving, where it is known."""
    urgency = models.PositiveSmallIntegerField(choices=Urgency)
    exposure = models.PositiveSmallIntegerField(choices=Exposure, default=Exposure.NONE)
    outside_since = models.DateField(null=True, blank=True)
    """Since when they sleep outside; empty when they don't."""
    needs = ArrayField(models.CharField(max_length=20, choices=Trait), default=list, blank=True)
    kinds = ArrayField(models.CharField(max_length=20, choices=PropertyKind), default=list, blank=True)
    """Which kinds of house it may be; empty: any but a protected shelter."""
    near = models.CharField(max_length=120, blank=True)
    """School or work: a district, or words."""
    words = models.TextField(blank=True)
    hand_points = models.FloatField(default=0)
    """What moves by hand have added: see `ListMove`."""
    party = models.UUIDField(null=True, blank=True)
    """Whose stays were booked for it."""
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=15, choices=RequestEnd, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        indexes = [
            models.Index(fields=["city_id", "state", "asked_at"], name="housing_requests_by_state"),
            models.Index(fields=["city_id", "person"], name="housing_requests_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "case"], condition=Q(state__in=[*OPEN]), name="one_open_housing_request_a_case"
            ),
            models.CheckConstraint(
                condition=Q(wanted_until=None) | Q(wanted_until__gt=F("wanted_from")), name="wanted_for_a_night"
            ),
            models.CheckConstraint(condition=Q(size__gte=1), name="somebody_asks"),
            models.CheckConstraint(
                condition=Q(state__in=[*OPEN], ended_at=None) | ~Q(state__in=[*OPEN]) & Q(ended_at__isnull=False),
                name="housing_request_ended_with_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed") | Q(party__isnull=False), name="proposed_with_its_stays"
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {
            "case", "person", "state", "size", "waiting_since", "wanted_from", "wanted_until", "urgency",
            "outside_since", "kinds", "near", "party", "ended_at", "ended_because", "hand_points",
        }  # fmt: skip
        special = {"exposure", "needs", "words"}
        plain = {"id", "city_id", "programme", "asked_at", "asked_by"}
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.person}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def needs_in_words(self) -> str:
        return ", ".join(Trait(one).label.lower() for one in self.needs)

    @property
    def kinds_in_words(self) -> str:
        return ", ".join(PropertyKind(one).label.lower() for one in self.kinds)


class RequestMember(TenantModel):
    """One of the household: somebody known here, or an age and a sex."""

    request = TenantForeignKey(HousingRequest, models.CASCADE, related_name="members")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    """For whom it is asked: the database hides the row with her."""
    who = TenantForeignKey("people.Person", models.PROTECT, related_name="+", null=True, blank=True)
    """Who this is, where known; the row follows her protection, too."""
    band = models.CharField(max_length=5, choices=AgeBand)
    sex = models.CharField(max_length=1, choices=Sex, blank=True, default=Sex.UNKNOWN)
    place = models.PositiveSmallIntegerField()
    """Their order, as written."""

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "request", "who"], condition=Q(who__isnull=False), name="asked_for_once"
            ),
            models.UniqueConstraint(fields=["city_id", "request", "place"], name="one_member_a_line"),
        ]

    class Privacy:
        personal = {"request", "person", "who", "band", "sex"}
        plain = {"id", "city_id", "place"}
        retention = "with the request"

    def __str__(self) -> str:
        return str(self.who or self.get_band_display())


class WhereNot(TenantModel):
    """Where the household must not live, for its safety: a house, or a district."""

    request = TenantForeignKey(HousingRequest, models.CASCADE, related_name="where_not")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    """For whom it is asked."""
    house = TenantForeignKey("housing.Property", models.CASCADE, related_name="+", null=True, blank=True)
    district = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(house__isnull=False, district="") | Q(house__isnull=True) & ~Q(district=""),
                name="not_in_a_house_or_a_district",
            )
        ]

    class Privacy:
        special = {"house", "district"}
        personal = {"request", "person"}
        plain = {"id", "city_id"}
        retention = "with the request"

    def __str__(self) -> str:
        return str(self.house or self.district)
