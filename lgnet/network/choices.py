# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of the network. Codes are stored; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    MINISTRY = "ministry", _("Ministry")
    CITY = "city", _("Municipality")
    MUNICIPAL_AGENCY = "municipal_agency", _("Municipal agency")
    ASSOCIATION = "association", _("Association")
    FOUNDATION = "foundation", _("Foundation")
    IN_HOUSE_COMPANY = "in_house_company", _("In-house company")
    IMPLEMENTING_BODY = "implementing_body", _("Implementing body")
    HOST_BODY = "host_body", _("Host body")
    SERVICE_PROVIDER = "service_provider", _("Service provider")


class PartnerRole(TextChoices):
    LEAD = "lead", _("Lead")
    CITY = "city", _("City")
    TECHNICAL_ASSISTANCE = "technical_assistance", _("Technical assistance")
    COMMUNICATION = "communication", _("Communication")
    INSTRUMENTAL_BODY = "instrumental_body", _("Instrumental body")
    IMPLEMENTING_BODY = "implementing_body", _("Implementing body")


class FundingChannel(TextChoices):
    SHARED_PROGRAMME = "shared_programme", _("National programme (shared management)")
    UNION_ACTION = "union_action", _("Union action")
    EMERGENCY_DIRECT = "emergency_assistance_direct", _("Emergency assistance, direct management")
    EMERGENCY_PROGRAMME = (
        "emergency_assistance_programme",
        _("Emergency assistance in the national programme"),
    )


class ProgrammeState(TextChoices):
    PLANNED = "planned", _("Planned")
    ACTIVE = "active", _("Active")
    CLOSED = "closed", _("Closed")


class TextKind(TextChoices):
    OVERALL = "overall", _("Overall objective")
    OBJECTIVE = "objective", _("Specific objective")
    RESULT = "result", _("Expected result")
    AREA = "area", _("Area of intervention")


class Precision(TextChoices):
    """How far a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class Qualifier(TextChoices):
    EXACTLY = "exactly", _("exactly")
    MORE_THAN = "more_than", _("more than")
    ABOUT = "about", _("about")


class SiteKind(TextChoices):
    ONE_STOP_SHOP = "one_stop_shop", _("One-stop shop")
    MOBILE_UNIT_BASE = "mobile_unit_base", _("Base of a mobile unit")
    OTHER = "other", _("Other place")


class Profession(TextChoices):
    SOCIAL_WORKER = "social_worker", _("Social worker")
    MEDIATOR = "mediator", _("Linguistic and cultural mediator")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    LEGAL_OPERATOR = "legal_operator", _("Legal operator")
    EDUCATOR = "educator", _("Educator")
    NURSE = "nurse", _("Nurse")
    DOCTOR = "doctor", _("Doctor")
    STREET_WORKER = "street_worker", _("Street worker")
    OTHER = "other", _("Other profession")


class Acceptance(TextChoices):
    """Whom a service accepts."""

    EVERYONE = "everyone", _("Everyone")
    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    FAMILIES = "families", _("Families")
    MINORS = "minors", _("Minors")
    ADULTS = "adults", _("Adults")
    WITH_PERMIT = "with_permit", _("With a residence permit")
    WITHOUT_PERMIT_TOO = "without_permit_too", _("Without a permit too")
