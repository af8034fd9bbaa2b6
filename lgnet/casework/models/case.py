# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.casework.choices import CaseState, Priority
from lgnet.kernel import clock
from lgnet.people.choices import Eligibility
from lgnet.trust.models import TenantForeignKey, TenantModel


class Case(TenantModel):
    """A person taken in charge (presa in carico) by a team, until closing. At most one not closed for each person."""

    person = TenantForeignKey("people.Person", models.PROTECT, related_name="cases")
    programme = models.ForeignKey("network.Programme", models.PROTECT, related_name="+")
    team = models.ForeignKey("network.Team", models.PROTECT, related_name="+")
    manager = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.OPEN)
    opened_at = models.DateTimeField(default=clock.now)
    opened_by = models.UUIDField(null=True)
    first_contact_at = models.DateTimeField(null=True, blank=True)
    """The earliest joined contact after the previous case closed; a late join recomputes it."""
    eligibility = models.CharField(max_length=14, choices=Eligibility)
    """On the day of opening, with its reason and the version of the rules; only eligible cases are counted."""
    eligibility_reason = models.CharField(max_length=40)
    eligibility_rules = models.CharField(max_length=20)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.UUIDField(null=True, blank=True)
    closing_reason = models.CharField(max_length=30, blank=True)
    outcome = models.CharField(max_length=30, blank=True)
    closing_note = models.TextField(blank=True)

    class Meta:
        ordering = ["-priority", "opened_at"]
        indexes = [
            models.Index(fields=["city_id", "state", "opened_at"], name="cases_by_state"),
            models.Index(fields=["city_id", "manager", "state"], name="cases_of_manager"),
            models.Index(fields=["city_id", "programme", "opened_at"], name="cases_of_programme"),
            models.Index(
                fields=["city_id", "-priority", "opened_at", "id"],
                condition=~Q(state="closed"),
                name="caseload_of_city",
            ),
            models.Index(
                fields=["city_id", "manager", "-priority", "opened_at", "id"],
                condition=~Q(state="closed"),
                name="caseload_of_manager",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "person"], condition=~Q(state="closed"), name="one_open_case_per_person"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(closing_reason="") & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_at__isnull=True, closing_reason="", outcome=""),
                name="closed_with_reason_and_outcome",
            ),
            models.CheckConstraint(
                condition=Q(first_contact_at__isnull=True) | Q(first_contact_at__lte=F("opened_at")),
                name="contact_before_opening",
            ),
        ]

    class Privacy:
        personal = {
            "person", "team", "manager", "priority", "state", "opened_at", "first_contact_at", "eligibility",
            "eligibility_reason", "closed_at", "closing_reason", "outcome",
        }  # fmt: skip
        special = {"closing_note"}
        plain = {"id", "city_id", "programme", "opened_by", "eligibility_rules", "closed_by"}
        retention = "10 years after closing; evidence of eligibility 5 years after the last payment"

    def __str__(self) -> str:
        return f"{self.person}"

    @property
    def hours_to_charge(self) -> float | None:
        """Hours from the first contact to the opening; None when nobody had met the person before."""
        if self.first_contact_at is None:
            return None
        return (self.opened_at - self.first_contact_at).total_seconds() / 3600

    @property
    def whole_hours(self) -> int | None:
        """As it is said: the hours that have passed in full."""
        return None if self.hours_to_charge is None else int(self.hours_to_charge)
