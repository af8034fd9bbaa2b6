# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.kernel.whole_name import whole_name
from lgnet.people.choices import BirthPrecision, Literacy, Sex
from lgnet.trust.models import TenantForeignKey, TenantModel


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
    language_levels = models.JSONField(default=dict, blank=True)
    """How well she speaks each, by its code; without an entry it was not asked."""
    literacy = models.CharField(max_length=5, choices=Literacy, blank=True, default=Literacy.UNKNOWN)
    interpreter_needed = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    phone_is_safe = models.BooleanField(null=True, blank=True)
    """Whether a call there puts nobody in danger; empty when it was not asked."""
    sent_as = models.UUIDField(null=True, blank=True)
    """The form she was written with: sent twice, it makes one person."""
    leading = TenantForeignKey(
        "people.Person", models.RESTRICT, null=True, blank=True, related_name="linked_records"
    )
    """The record under which she counts once, the first written of those that are one person (also on that one); empty
    where nothing is linked. It follows from the decisions alone (docs/adr/0016)."""
    compared_at = models.DateTimeField(null=True, blank=True)
    """When she was last compared with everybody else; empty when she still has to be."""
    erased_at = models.DateTimeField(null=True, blank=True)
    """When her time was over: who she was is gone, what figures count of her stays (docs/adr/0017)."""
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["city_id", "family_name", "given_name"], name="person_by_name"),
            models.Index(fields=["city_id", "phone"], condition=~Q(phone=""), name="person_by_phone"),
            models.Index(fields=["city_id", "birth_date"], name="person_by_birth_date"),
            models.Index(
                fields=["city_id", "leading"], condition=Q(leading__isnull=False), name="linked_people"
            ),
            models.Index(fields=["city_id"], condition=Q(compared_at__isnull=True), name="people_to_compare"),
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
            "citizenships", "languages", "language_levels", "literacy", "interpreter_needed", "phone", "phone_is_safe",
            "leading",
        }  # fmt: skip
        plain = {
            "id", "city_id", "sent_as", "compared_at", "erased_at", "created_at", "created_by", "changed_at",
        }  # fmt: skip
        retention = "10 years after the last case closes; 12 months if never taken in charge"

    also: "Sequence[Person]" = ()
    """Her other records, where a list of people says them too."""

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return whole_name(self.given_name, self.family_name, self.original_name, self.aliases)

    @property
    def one_id(self) -> UUID:
        """Equal on all records that are one person."""
        return self.leading_id or self.pk

    @property
    def names(self) -> list[str]:
        """All names by which she may be looked for. Given and family name are one name, so that they are told apart
        by nobody."""
        whole = " ".join(filter(None, (self.given_name, self.family_name)))
        return [name for name in (whole, self.original_name, *self.aliases) if name]
