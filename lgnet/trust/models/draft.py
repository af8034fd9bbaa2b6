# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.kernel import clock
from lgnet.trust.models.tenant import TenantModel


class Draft(TenantModel):
    """What somebody typed into a form and has not sent yet: for her alone, the database says so.

    It names nobody to anybody else: what was typed, and the page it belongs to, are sealed.
    """

    owner_id = models.UUIDField()
    page = models.BinaryField(max_length=16)
    """A keyed digest of the page's address, by which its draft is found."""
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "owner_id", "page"], name="one_draft_of_a_page")
        ]
        indexes = [models.Index(fields=["city_id", "kept_at"], name="drafts_by_time")]

    class Privacy:
        personal = {"owner_id", "kept_at"}
        encrypted = {"sealed", "page"}
        plain = {"id", "city_id"}
        retention = "7 days after the last word; until the form is sent or the draft discarded"
        erased_by = "network.forget_drafts"

    def __str__(self) -> str:
        return f"{self.kept_at:%Y-%m-%d %H:%M}"
