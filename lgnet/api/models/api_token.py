# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id


class ApiTokenQuerySet(models.QuerySet):
    def usable(self) -> "ApiTokenQuerySet":
        return self.filter(revoked_at__isnull=True, expires_at__gt=clock.now(), user__is_active=True)


class ApiToken(models.Model):
    """What a program shows instead of a password: it reads the figures its owner may read, wherever she works today.

    Only its digest is kept: the token itself is shown once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    """What it is for, in the owner's words."""
    prefix = models.CharField(max_length=12, unique=True)
    """By which it is found, and told from others in a list."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the whole token: too long and random to be guessed, so that a slow hash would add nothing."""
    scope = models.CharField(max_length=20, default="figures")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    """To the minute."""
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user", "-created_at"], name="tokens_of_user")]

    class Privacy:
        personal = {"user", "name", "last_used_at"}
        plain = {"id", "prefix", "digest", "scope", "created_at", "expires_at", "revoked_at"}
        retention = "12 months after it ends"
        erased_by = "api.forget_tokens"

    def __str__(self) -> str:
        return self.prefix

    @property
    def has_ended(self) -> bool:
        return self.revoked_at is not None or self.expires_at <= clock.now()
