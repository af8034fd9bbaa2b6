# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models import TenantForeignKey, TenantModel


class ReferralLink(TenantModel):
    """A way to one referral for a body without an account: a secret address, and a short code told apart.

    Neither is stored. The address is known by its digest; both are made anew from the row's id and the installation's
    key, so that a reminder and the letter can repeat them.
    """

    referral = TenantForeignKey("casework.Referral", models.CASCADE, related_name="links")
    person = TenantForeignKey("people.Person", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=9)
    """By which one speaks of the referral on the telephone, without a name."""
    key_digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    """What the receiver is told, encrypted: the chosen fields and what is asked. A guest reads this row alone."""
    site = models.CharField(max_length=200)
    """Where the installation is reached (https://…): a reminder is written by no page."""
    language = models.CharField(max_length=2, default="it")
    """Of the message and of the page: it or en."""
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.UUIDField(null=True)
    valid_until = models.DateTimeField()
    mail_to = models.EmailField(blank=True)
    """Empty for a letter on paper."""
    mailed_at = models.DateTimeField(null=True, blank=True)
    opened_at = ArrayField(models.DateTimeField(), default=list)
    """When it was opened with its code: when, not by whom."""
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["city_id", "referral"], name="links_of_referral")]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "key_digest"], name="one_link_a_digest"),
            models.UniqueConstraint(fields=["city_id", "reference"], name="one_link_a_reference"),
        ]

    class Privacy:
        personal = {"referral", "person", "mail_to", "opened_at"}
        encrypted = {"sealed"}
        plain = {
            "id", "city_id", "reference", "key_digest", "site", "language", "made_at", "made_by",
            "valid_until", "mailed_at", "wrong_codes", "revoked_at", "revoked_by",
        }  # fmt: skip
        retention = "with the case"

    def __str__(self) -> str:
        return self.reference
