# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Greatest, Least

from lgnet.kernel import clock
from lgnet.people.choices import TieKind
from lgnet.trust.models import TenantForeignKey, TenantModel

BETWEEN = Case(
    When(kind__in=[TieKind.PARENT, TieKind.CHILD], then=Value("line")),
    When(kind__in=[TieKind.GUARDIAN, TieKind.WARD], then=Value("care")),
    default=F("kind"),
)
"""One tie of a sort between two people: whoever is her mother isn't her daughter too."""


class Tie(TenantModel):
    """What somebody is to a person, over time: `other` is her `kind` (her mother, her child, her guardian).

    Written once, read from both sides. Whoever may not see one of the two does not see the tie: both are followed
    by row-level security. Somebody the network does not know has a name only.
    """

    person = TenantForeignKey("people.Person", models.CASCADE, related_name="ties")
    other = TenantForeignKey("people.Person", models.CASCADE, related_name="ties_to", null=True, blank=True)
    other_name = models.CharField(max_length=160, blank=True)
    other_contact = models.CharField(max_length=80, blank=True)
    """Phone or address of somebody who has no record."""
    kind = models.CharField(max_length=10, choices=TieKind)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["recorded_at"]
        indexes = [
            models.Index(fields=["city_id", "person"], name="ties_of_person"),
            models.Index(fields=["city_id", "other"], name="ties_to_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                F("city_id"), Least("person_id", "other_id"), Greatest("person_id", "other_id"), BETWEEN,
                condition=Q(until=None, other__isnull=False), name="one_tie_of_a_sort",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=False, other_name="", other_contact="")
                | Q(other=None) & ~Q(other_name=""),
                name="tie_to_a_record_or_a_name",
            ),
            models.CheckConstraint(condition=~Q(person=F("other")), name="tie_to_somebody_else"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="tie_ends_after_it_starts",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"person", "other", "other_name", "other_contact", "kind", "since", "until"}
        plain = {"id", "city_id", "recorded_at", "recorded_by"}
        retention = "with the first of the two people who goes"

    def __str__(self) -> str:
        return self.get_kind_display()

    def turned(self) -> "Tie":
        """As the other of the two sees it: what somebody is to her, and nothing else of that somebody. Not saved."""
        kind = TieKind(self.kind).seen_from_the_other
        return Tie(pk=self.pk, city_id=self.city_id, kind=kind, since=self.since, until=self.until)
