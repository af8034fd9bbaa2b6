# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.people.choices import BirthPrecision, Sex
from lgnet.trust.models import TenantModel


class Person(TenantModel):
    """Somebody the network meets. Either name may be missing; nothing else is mandatory."""

    given_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=80, blank=True)
    original_name = models.CharField(max_length=160, blank=True)
    """The whole name in its own script."""
    aliases = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    sex = models.CharField(max_length=1, choices=Sex, blank=True, default=Sex.UNKNOWN)
    birth_date = models.DateField(null=True, blank=True)
    birth_precision = models.CharField(
        max_length=10, choices=BirthPrecision, blank=True, default=BirthPrecision.UNKNOWN
    )
    """Many births are written 1 January because only the year is known."""
    citizenships = ArrayField(models.CharField(max_length=9), default=list, blank=True)
    """ISO 3166-1 alpha-3 codes, or STATELESS."""
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    interpreter_needed = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    phone_is_safe = models.BooleanField(null=True, blank=True)
    """Whether a call there puts nobody in danger; empty when it was not asked."""
    sent_as = models.UUIDField(null=True, blank=True)
    """The form she was written with: sent twice, it makes one person."""
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "family_name", "given_name"], name="person_by_name"),
            models.Index(fields=["city_id", "phone"], condition=~Q(phone=""), name="person_by_phone"),
            models.Index(fields=["city_id", "birth_date"], name="person_by_birth_date"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city_id", "sent_as"], condition=Q(sent_as__isnull=False), name="person_sent_once"
            ),
            models.CheckConstraint(
                condition=~Q(given_name="", family_name="", original_name="", aliases=[]),
                name="person_has_some_name",
            ),
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True, birth_precision="")
                | Q(birth_date__isnull=False) & ~Q(birth_precision=""),
                name="birth_date_with_precision",
            ),
        ]

    class Privacy:
        personal = {
            "given_name", "family_name", "original_name", "aliases", "sex", "birth_date", "birth_precision",
            "citizenships", "languages", "interpreter_needed", "phone", "phone_is_safe",
        }  # fmt: skip
        plain = {"id", "city_id", "sent_as", "created_at", "created_by", "changed_at"}
        retention = "10 years after the last case closes; 12 months if never taken in charge"

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        named = " ".join(filter(None, (self.given_name, self.family_name)))
        return named or self.original_name or ", ".join(self.aliases)

    @property
    def names(self) -> list[str]:
        """All names by which she may be looked for. Given and family name are one name, so that they are told apart
        by nobody."""
        whole = " ".join(filter(None, (self.given_name, self.family_name)))
        return [name for name in (whole, self.original_name, *self.aliases) if name]
