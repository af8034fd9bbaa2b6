# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of the network. Codes are stored; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.actor import Role


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


RESERVED_CODES = ("new", "file")
"""No programme's code: pages beside the programmes have these addresses."""


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


class Access(TextChoices):
    """How one gets in."""

    WALK_IN = "walk_in", _("Without an appointment")
    APPOINTMENT = "appointment", _("By appointment")
    REFERRAL = "referral", _("Sent by a service")
    PHONE = "phone", _("By phone first")


class ServiceKind(TextChoices):
    HEALTH = "health", _("Health")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    ADDICTION = "addiction", _("Addictions")
    DORMITORY = "dormitory", _("Dormitory")
    HOUSING = "housing", _("Housing")
    FOOD = "food", _("Food")
    SHOWERS = "showers", _("Showers and clothing")
    DOCUMENTS = "documents", _("Documents and residence")
    QUESTURA = "questura", _("Police headquarters (Questura)")
    LEGAL = "legal", _("Legal help")
    PATRONATO = "patronato", _("Welfare advice (patronato)")
    JOB_CENTRE = "job_centre", _("Job centre")
    ADULT_SCHOOL = "adult_school", _("School for adults")
    ANTI_TRAFFICKING = "anti_trafficking", _("Against trafficking")
    ANTI_VIOLENCE = "anti_violence", _("Against violence")
    ORIENTATION = "orientation", _("Orientation")
    OTHER = "other", _("Other service")


ROLE_LABELS: dict[str, object] = {
    Role.STREET_OPERATOR: _("Street operator"),
    Role.DESK_OPERATOR: _("Desk operator"),
    Role.CASE_MANAGER: _("Case manager"),
    Role.HOUSING_OFFICER: _("Housing officer"),
    Role.CIVIC_OFFICER: _("Civic engagement officer"),
    Role.COMMUNITY_OFFICER: _("Community activities officer"),
    Role.PROJECT_MANAGER: _("Project manager"),
    Role.ACCOUNTANT: _("Accountant"),
    Role.CHECKER: _("Expenditure checker"),
    Role.DATA_PROTECTION_OFFICER: _("Data protection officer"),
    Role.CITY_ADMINISTRATOR: _("City administrator"),
    Role.NETWORK_ADMINISTRATOR: _("Network administrator"),
    Role.COORDINATOR: _("Coordination"),
    Role.ASSISTANCE_OFFICER: _("Technical assistance officer"),
    Role.COMMUNICATION: _("Communication officer"),
}

STATEMENT_FIELDS: dict[str, object] = {
    "period": _("Period"),
    "funding_channel": _("Funding channel"),
    "total_amount": _("Amount"),
    "overall_objective": _("Overall objective"),
    "purpose": _("Purpose"),
    "areas": _("Areas of intervention"),
    "target_group": _("People it is for"),
    "target_group_awareness": _("Awareness of the people it is for"),
    "public_information": _("Information to the public"),
    "results": _("Results"),
    "lead": _("Lead"),
    "management": _("Who manages it"),
    "cities": _("Number of cities"),
    "partners": _("Number of partners"),
    "partner_name": _("Name of the partner"),
    "share": _("Share of the budget"),
    "cup": _("CUP"),
    "contribution": _("Contribution"),
    "mini_projects": _("Small projects"),
    "follows": _("The edition before"),
    "spelling": _("Ways of writing the name"),
}
"""What a statement of a source may be about."""
