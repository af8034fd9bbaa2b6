# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q

from lgnet.kernel import clock
from lgnet.network.choices import Profession
from lgnet.outreach.choices import AppointmentState, CalledOffBy, CallOffReason
from lgnet.outreach.codes import PURPOSES, is_sensitive, purpose_label
from lgnet.people.codes import language_name
from lgnet.trust.models import TenantForeignKey, TenantModel


class Appointment(TenantModel):
    """A time that is taken: where, from when to when, with which colleague. Who comes, and what for, stands apart
    (`AppointmentPerson`), so that a protected person's time stays taken in the calendar while who she is does not.

    A colleague has one appointment at a time: `operator_once_at_a_time` (made in the migration) refuses another.
    Moved to another time it becomes another row, which says what it stands for.
    """

    site = models.ForeignKey("network.Site", models.PROTECT, related_name="+")
    operator = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    """Empty: whoever of the profession is there."""
    profession = models.CharField(max_length=20, choices=Profession, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=AppointmentState, default=AppointmentState.BOOKED)
    booked_at = models.DateTimeField(default=clock.now)
    booked_by = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True, blank=True)
    """When it was said how it went: that she came, did not come, that it was called off or moved."""
    told_by = models.UUIDField(null=True, blank=True)
    called_off_by = models.CharField(max_length=10, choices=CalledOffBy, blank=True)
    reason = models.CharField(max_length=15, choices=CallOffReason, blank=True)
    """Why it was called off."""
    instead_of = TenantForeignKey("self", models.PROTECT, null=True, blank=True, related_name="moved_to")

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["city_id", "starts_at"], name="appointments_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_lasts"),
            models.CheckConstraint(
                condition=Q(operator__isnull=False) | ~Q(profession=""), name="appointment_with_somebody"
            ),
            models.CheckConstraint(
                condition=Q(state="booked", told_at__isnull=True)
                | ~Q(state="booked") & Q(told_at__isnull=False),
                name="appointment_told_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state="called_off") & ~Q(reason="") & ~Q(called_off_by="")
                | ~Q(state="called_off") & Q(reason="", called_off_by=""),
                name="called_off_with_reason",
            ),
            models.UniqueConstraint(
                fields=["city_id", "instead_of"],
                condition=Q(instead_of__isnull=False),
                name="appointment_moved_once",
            ),
        ]

    class Privacy:
        personal = {"operator", "profession", "called_off_by", "reason"}
        plain = {
            "id", "city_id", "site", "starts_at", "ends_at", "state", "booked_at", "booked_by", "told_at", "told_by",
            "instead_of",
        }  # fmt: skip
        retention = "24 months after the day"

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def minutes(self) -> int:
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def with_whom(self) -> str:
        """The colleague, else the profession, in the reader's language."""
        return self.operator.name if self.operator_id else str(self.get_profession_display())


class AppointmentPerson(TenantModel):
    """Who comes, as far as it is known: a person, or a name that was said. No document is needed."""

    appointment = TenantForeignKey(Appointment, models.CASCADE, related_name="people")
    person = TenantForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    contact = TenantForeignKey(
        "outreach.Contact", models.SET_NULL, null=True, blank=True, related_name="appointments"
    )
    """The contact at which it was made. Joined to a person later, the appointment becomes hers."""
    said_name = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=30)
    """A code of lgnet/outreach/seed/purposes.yaml."""
    language = models.CharField(max_length=8, blank=True)
    interpreter_needed = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)
    """What to bring, which door: for the colleague."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city_id", "appointment"], name="one_person_an_appointment"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(said_name=""), name="appointment_of_somebody"
            ),
        ]

    class Privacy:
        personal = {"appointment", "person", "contact", "said_name", "language", "interpreter_needed"}
        special = {"purpose", "note"}
        plain = {"id", "city_id"}
        retention = "with the appointment"

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        return self.person.full_name if self.person_id else self.said_name

    @property
    def purpose_words(self) -> str:
        return purpose_label(self.purpose)

    @property
    def is_sensitive(self) -> bool:
        """What it is for tells of health, violence or trafficking by itself."""
        return is_sensitive(self.purpose, among=PURPOSES)

    @property
    def language_words(self) -> str:
        return language_name(self.language) if self.language else ""
