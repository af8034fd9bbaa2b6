# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from lgnet.kernel import clock
from lgnet.trust.choices import FileKind, FileState
from lgnet.trust.models.tenant import TenantModel


class StoredFile(TenantModel):
    """A photo or paper of somebody, encrypted in the database: behind row-level security, in the backup, gone with what
    it belongs to (docs/adr/0017). A model of a context names its person and, in `of`, what it belongs to.

    It is kept as it was brought until a job has looked at it; what it then holds was drawn anew or examined.
    """

    of: str
    """The field of what it belongs to."""
    state = models.CharField(max_length=10, choices=FileState, default=FileState.LOOKING)
    kind = models.CharField(max_length=4, choices=FileKind, blank=True)
    pages = models.PositiveSmallIntegerField(default=1)
    size = models.PositiveIntegerField(default=0)
    """Bytes."""
    problem = models.CharField(max_length=60, blank=True)
    """The code of why it is not kept."""
    sealed = models.BinaryField(null=True)
    digest = models.BinaryField(max_length=16)
    """Keyed, of what was brought: the same photo sent twice is one."""
    added_at = models.DateTimeField(default=clock.now)
    added_by = models.UUIDField(null=True)
    last_sign_at = models.DateTimeField(db_default=Now())
    """By the database's clock, of whoever looks at it."""
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ready", sealed__isnull=False) & ~Q(kind="")
                | Q(state="looking", sealed__isnull=False)
                | Q(state="refused", sealed__isnull=True) & ~Q(problem=""),
                name="%(class)s_as_its_state_says",
            )
        ]
        indexes = [
            models.Index(
                fields=["city_id", "last_sign_at"], condition=Q(state="looking"), name="%(class)s_looked_at"
            )
        ]

    def __str__(self) -> str:
        return f"{self.added_at:%Y-%m-%d}.{self.kind}"

    @property
    def sealed_as(self) -> str:
        """The name its content is bound to, besides city and person."""
        return f"{self._meta.db_table}.{self.pk}"

    @property
    def is_looked_at(self) -> bool:
        return self.state == FileState.LOOKING

    @property
    def is_ready(self) -> bool:
        return self.state == FileState.READY
