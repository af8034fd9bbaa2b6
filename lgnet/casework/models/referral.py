# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.casework.choices import Grade, ReferralState, Shared
from lgnet.kernel import clock
from lgnet.people.choices import Eligibility
from lgnet.trust.models import TenantForeignKey, TenantModel


def just_the_name() -> list[str]:
    return [Shared.NAME]


class Referral(TenantModel):
    """A person sent to a service (invio), until its outcome comes back."""

    case = TenantForeignKey("casework.Case", models.PROTECT, related_name="referrals")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="referrals")
    service = models.ForeignKey("network.Service", models.PROTECT, related_name="+")
    programme = models.ForeignKey("network.Programme", models.PROTECT, related_name="+")
    need = models.CharField(max_length=30)
    request = models.TextField()
    """What is asked of the service."""
    shared = ArrayField(models.CharField(max_length=15, choices=Shared), default=just_the_name)
    """What of the person the service is told, besides what is asked: these fields, and nothing more."""
    state = models.CharField(max_length=15, choices=ReferralState, default=ReferralState.SENT)
    sent_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateTimeField(null=True, blank=True)
    """Until when an answer is waited for; then it expires. Empty on those sent before there was a term, until a job
    gives them one."""
    sent_by = models.UUIDField(null=True)
    sent_as = models.UUIDField(null=True, blank=True)
    """The form it was sent with: sent twice, it makes one referral."""
    answered_at = models.DateTimeField(null=True, blank=True)
    """When it was accepted or declined."""
    answered_by = models.UUIDField(null=True, blank=True)
    answer_told_by = models.CharField(max_length=120, blank=True)
    """Who at the service said so, when somebody here wrote it down for them."""
    decline_reason = models.CharField(max_length=30, blank=True)
    eligibility = models.CharField(max_length=14, choices=Eligibility, blank=True)
    """On the day of acceptance; only an eligible person's referral is counted."""
    eligibility_rules = models.CharField(max_length=20, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    grade = models.PositiveSmallIntegerField(choices=Grade, null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]
        indexes = [
            models.Index(fields=["city_id", "state", "sent_at"], name="referrals_by_state"),
            models.Index(fields=["city_id", "programme", "answered_at"], name="referrals_of_programme"),
            models.Index(fields=["city_id", "person"], name="referrals_of_person"),
            models.Index(
                fields=["city_id", "answer_by"],
                condition=Q(state__in=["sent", "received"], answer_by__isnull=False),
                name="referrals_by_term",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "sent_as"], condition=Q(sent_as__isnull=False), name="referral_sent_once"
            ),
            models.CheckConstraint(
                condition=Q(state="declined") & ~Q(decline_reason="")
                | ~Q(state="declined") & Q(decline_reason=""),
                name="referral_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "received", "withdrawn", "expired"])
                | Q(answered_at__isnull=False),
                name="answer_with_its_time",
            ),
        ]

    class Privacy:
        personal = {
            "case", "person", "service", "state", "sent_at", "answered_at", "answer_told_by", "decline_reason",
            "eligibility", "ended_at", "grade",
        }  # fmt: skip
        special = {"need", "request", "outcome"}
        plain = {
            "id",
            "city_id",
            "programme",
            "shared",
            "sent_by",
            "answer_by",
            "sent_as",
            "answered_by",
            "eligibility_rules",
        }
        retention = "with the case"

    def __str__(self) -> str:
        return f"{self.service}"
