# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fixed lists of housing. Their words are the field's: glossary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PropertyKind(models.TextChoices):
    """Of the national call's housing action: protected shelters, co-housing, temporary homes, emergency places."""

    PROTECTED_SHELTER = "protected_shelter", _("Protected shelter")
    CO_HOUSING = "co_housing", _("Solidarity co-housing")
    TEMPORARY_HOME = "temporary_home", _("Temporary home")
    EMERGENCY_PLACE = "emergency_place", _("Emergency place")


class OwnerKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Municipality")
    PUBLIC_BODY = "public_body", _("Other public body")
    PARTNER = "partner", _("Partner of the project")
    PRIVATE = "private", _("Private owner")


class ForWhom(models.TextChoices):
    """Who may live together in a unit."""

    ANYBODY = "anybody", _("Anybody")
    WOMEN = "women", _("Women only")
    MEN = "men", _("Men only")
    FAMILIES = "families", _("Families")


class Trait(models.TextChoices):
    """What a bed offers."""

    ACCESSIBLE = "accessible", _("Accessible with a wheelchair")
    QUIET = "quiet", _("Quiet")
    PETS = "pets", _("Pets allowed")
    OWN_BATHROOM = "own_bathroom", _("Bathroom of its own")
    COT = "cot", _("Room for a cot")


class Held(models.TextChoices):
    """Why a bed is taken on some nights."""

    STAY = "stay", _("Stay")
    VOID = "void", pgettext_lazy("bed", "Out of use")
    TURNAROUND = "turnaround", _("Being made ready")


class StayState(models.TextChoices):
    PROVISIONAL = "provisional", pgettext_lazy("stay", "Provisional")
    CONFIRMED = "confirmed", pgettext_lazy("stay", "Confirmed")
    ARRIVED = "arrived", pgettext_lazy("stay", "Arrived")
    DEPARTED = "departed", pgettext_lazy("stay", "Departed")
    CANCELLED = "cancelled", pgettext_lazy("stay", "Cancelled")
    NO_SHOW = "no_show", pgettext_lazy("stay", "Did not come")


class Overstay(models.TextChoices):
    """Still there after the day of leaving."""

    AUTHORISED = "authorised", pgettext_lazy("overstay", "Authorised")
    UNAUTHORISED = "unauthorised", pgettext_lazy("overstay", "Not authorised")


class VoidReason(models.TextChoices):
    """Why a bed is out of use: void nights are counted by these."""

    REPAIR = "repair", pgettext_lazy("void", "Repair")
    WORKS = "works", pgettext_lazy("void", "Refurbishment")
    CLEANING = "cleaning", pgettext_lazy("void", "Disinfestation or deep cleaning")
    SAFETY = "safety", pgettext_lazy("void", "Not safe")
    NO_STAFF = "no_staff", pgettext_lazy("void", "Nobody to run it")
    NEIGHBOURS = "incompatible", pgettext_lazy("void", "Kept free for the household in the same room")
    OTHER = "other", pgettext_lazy("void", "Other reason")


class WorksState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("works", "Planned")
    UNDER_WAY = "under_way", pgettext_lazy("works", "Under way")
    FINISHED = "finished", pgettext_lazy("works", "Finished")
    GIVEN_UP = "given_up", pgettext_lazy("works", "Given up")


class CostKind(models.TextChoices):
    RENT = "rent", pgettext_lazy("running cost", "Rent")
    UTILITIES = "utilities", pgettext_lazy("running cost", "Utilities")
    STAFF = "staff", pgettext_lazy("running cost", "Staff")
    CLEANING = "cleaning", pgettext_lazy("running cost", "Cleaning and laundry")
    MAINTENANCE = "maintenance", pgettext_lazy("running cost", "Ordinary maintenance")
    FOOD = "food", pgettext_lazy("running cost", "Food")
    OTHER = "other", pgettext_lazy("running cost", "Other")
