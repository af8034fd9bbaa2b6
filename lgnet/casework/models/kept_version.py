# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is corrected stays: a correction is a new row, and the row it replaces is known as replaced."""

from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.trust.models import TenantModel


class KeptVersion(TenantModel):
    """A text of a case that may be corrected and never loses what it said. `replaces` names the former version."""

    written_at = models.DateTimeField(default=clock.now)
    written_by = models.UUIDField(null=True)
    replaces = models.UUIDField(null=True, blank=True)
    """The former version: of the same case, and replaced once only, so that two corrections can't pass each other."""
    replaced_at = models.DateTimeField(null=True, blank=True)
    """Since when a newer version says it otherwise."""

    class Meta:
        abstract = True

    @staticmethod
    def replaced_once(name: str) -> models.UniqueConstraint:
        return models.UniqueConstraint(
            fields=["city_id", "replaces"], condition=Q(replaces__isnull=False), name=name
        )
