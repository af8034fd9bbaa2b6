# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id


class InvitationQuerySet(models.QuerySet):
    def open(self) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now())

    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; perhaps expired."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """A link sent to an address: whoever opens it in time gets the membership it names. Only its digest is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    city = models.ForeignKey("network.City", models.CASCADE, null=True, blank=True)
    roles = ArrayField(models.CharField(max_length=30))
    on_behalf_of = models.ForeignKey("network.Partnership", models.CASCADE, null=True, blank=True)
    """The implementing body whose operator is invited."""
    language = models.CharField(max_length=10, default="it")
    digest = models.BinaryField(max_length=32, unique=True)
    invited_by = models.UUIDField(null=True)
    invited_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    """When the mail server took the link; empty when it could not, or when the console gave it."""
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Privacy:
        personal = {"email", "name", "roles"}
        plain = {
            "id", "city", "on_behalf_of", "language", "digest", "invited_by", "invited_at", "expires_at", "mailed_at",
            "accepted_at", "withdrawn_at",
        }  # fmt: skip
        retention = "12 months"
        erased_by = "network.forget_over"

    def __str__(self) -> str:
        return self.email

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= clock.now()
