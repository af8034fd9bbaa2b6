# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q

from lgnet.trust.models import TenantForeignKey, TenantModel


class FrozenMember(TenantModel):
    """A record that a closed figure was made of, as it counted then: what a later count is compared with.

    It stands in the editions from `since` until before `until`; each edition's list can be shown again.
    """

    report_period = models.ForeignKey("monitoring.ReportPeriod", models.CASCADE, related_name="+")
    indicator = models.CharField(max_length=40)
    record_id = models.UUIDField()
    """The contact, case or referral; it may be gone since."""
    person = TenantForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    counted = models.BooleanField(default=True)
    """False: it stood beside the figure."""
    counts_on = models.DateField()
    eligibility = models.CharField(max_length=14, blank=True)
    hours = models.IntegerField(null=True, blank=True)
    age = models.CharField(max_length=10, blank=True)
    gender = models.CharField(max_length=10, blank=True)
    citizenship = models.CharField(max_length=10, blank=True)
    """Of indicators that count people: the group in which the person was counted."""
    since = models.PositiveSmallIntegerField(default=0)
    until = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["city_id", "report_period", "indicator"], name="members_of_period")]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "report_period", "indicator", "record_id"],
                condition=Q(until__isnull=True),
                name="a_record_stands_once",
            )
        ]

    class Privacy:
        personal = {
            "record_id",
            "person",
            "counted",
            "counts_on",
            "eligibility",
            "hours",
            "age",
            "gender",
            "citizenship",
        }
        plain = {"id", "city_id", "report_period", "indicator", "since", "until"}
        retention = "with the case; the figure stays"
        kept_because = "what was reported, in codes; whom it names is erased with her record"

    def __str__(self) -> str:
        return f"{self.indicator} {self.counts_on}"
