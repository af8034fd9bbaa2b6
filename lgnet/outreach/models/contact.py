# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lgnet.kernel import clock
from lgnet.outreach.choices import ContactSource, Urgency
from lgnet.outreach.codes import DONE, NEEDS, done_label, icon, is_sensitive, need_label
from lgnet.trust.models import TenantForeignKey, TenantModel

NIGHT_ENDS = timedelta(hours=6)
"""A night shift belongs to the day it began: until this hour a street contact counts for the day before."""


def shift_day(moment: datetime) -> date:
    """The day of the shift that is under way, or was."""
    return (moment.astimezone(clock.ROME).replace(tzinfo=None) - NIGHT_ENDS).date()


class Contact(TenantModel):
    """A meeting with somebody, in the street or at a desk: named, or only a nickname and a sign to recognise her.

    `happened_at` is what people tell; `recorded_at` is ours. Late entries are normal.
    """

    programme = models.ForeignKey("network.Programme", models.PROTECT, related_name="+")
    team = models.ForeignKey("network.Team", models.PROTECT, null=True, blank=True, related_name="+")
    site = models.ForeignKey("network.Site", models.PROTECT, null=True, blank=True, related_name="+")
    shift = TenantForeignKey("outreach.Shift", models.PROTECT, null=True, blank=True, related_name="contacts")
    stop = TenantForeignKey("outreach.Stop", models.PROTECT, null=True, blank=True, related_name="contacts")
    """The shift its writer was on, and the stop that was being made: chosen by the time it happened."""
    source = models.CharField(max_length=10, choices=ContactSource, default=ContactSource.FIELD)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.UUIDField(null=True)
    place = models.CharField(max_length=160)
    latitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    """Degrees, three decimals: about 100 metres, on purpose."""
    longitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    person = TenantForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="contacts")
    joined_at = models.DateTimeField(null=True, blank=True)
    """When a contact without a name was joined to a person; the contact stays one contact."""
    joined_by = models.UUIDField(null=True, blank=True)
    nickname = models.CharField(max_length=80, blank=True)
    sign = models.CharField(max_length=160, blank=True)
    """How to recognise her next time."""
    done = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    """Codes of what was done at once (lgnet/outreach/seed/done.yaml)."""
    mediator_language = models.CharField(max_length=8, blank=True)
    mediator_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    missing_language = models.CharField(max_length=8, blank=True)
    """Mediation was needed and nobody could give it: in which language."""
    note = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    follow_up_note = models.CharField(max_length=200, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    """When somebody said that she was called back, or needs not be any more."""
    followed_up_by = models.UUIDField(null=True, blank=True)
    idempotency_key = models.UUIDField()
    """Made where the contact is written; the same key again is the same contact."""
    sent_digest = models.CharField(max_length=64, blank=True)
    """What was first sent with the key (SHA-256 of both), to tell a repetition from something else."""

    repeated = False
    """True on what record_contact returns when this contact had already been written."""

    class Meta:
        ordering = ["-happened_at"]
        indexes = [
            models.Index(fields=["city_id", "-happened_at"], name="contacts_by_time"),
            models.Index(fields=["city_id", "person", "happened_at"], name="contacts_of_person"),
            models.Index(fields=["city_id", "programme", "happened_at"], name="contacts_of_programme"),
            models.Index(
                fields=["city_id", "shift"], condition=Q(shift__isnull=False), name="contacts_of_shift"
            ),
            models.Index(
                fields=["city_id", "follow_up_on"],
                condition=Q(follow_up_on__isnull=False, followed_up_at__isnull=True),
                name="contacts_to_follow_up",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "idempotency_key"], name="one_contact_a_key"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(nickname="") | ~Q(sign=""),
                name="contact_with_somebody",
            ),
        ]

    class Privacy:
        personal = {
            "happened_at", "place", "latitude", "longitude", "person", "nickname", "sign", "follow_up_on",
            "follow_up_note", "mediator_language", "mediator_minutes", "missing_language", "shift", "stop",
            "sent_digest",
        }  # fmt: skip
        special = {"note", "done"}
        plain = {
            "id", "city_id", "programme", "team", "site", "source", "recorded_at", "recorded_by", "joined_at",
            "joined_by", "followed_up_at", "followed_up_by", "idempotency_key",
        }  # fmt: skip
        retention = "12 months without a taking charge; then with the person"
        erased_by = "people.erase_people"

    def __str__(self) -> str:
        return self.nickname or self.sign or str(self.person)

    @property
    def who(self) -> str:
        """How the person met is called: by name where she is known, else as the operator called her."""
        return self.person.full_name if self.person else self.nickname or self.sign

    @property
    def first_aids(self) -> list[dict]:
        """What was done at once, in the reader's language."""
        return [
            {"code": code, "label": done_label(code), "icon": icon(code, among=DONE)} for code in self.done
        ]

    @property
    def day(self) -> date:
        """The day it counts for, in Italy."""
        if self.source == ContactSource.FIELD:
            return shift_day(self.happened_at)
        return self.happened_at.astimezone(clock.ROME).date()


class ContactNeed(TenantModel):
    """A need seen at a contact, with how soon it asks for an answer."""

    contact = TenantForeignKey(Contact, models.CASCADE, related_name="needs")
    code = models.CharField(max_length=30)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.SOON)

    class Meta:
        ordering = ["-urgency", "code"]
        constraints = [
            models.UniqueConstraint(fields=["city_id", "contact", "code"], name="one_need_a_contact")
        ]

    class Privacy:
        special = {"code", "urgency"}
        personal = {"contact"}
        plain = {"id", "city_id"}
        retention = "with the contact"
        kept_because = "figures count needs; once its contact is emptied it tells of nobody"

    def __str__(self) -> str:
        return self.code

    @property
    def label(self) -> str:
        """In the reader's language."""
        return need_label(self.code)

    @property
    def icon(self) -> str:
        return icon(self.code, among=NEEDS)

    @property
    def is_sensitive(self) -> bool:
        return is_sensitive(self.code, among=NEEDS)

    @property
    def is_for_today(self) -> bool:
        return self.urgency == Urgency.TODAY
