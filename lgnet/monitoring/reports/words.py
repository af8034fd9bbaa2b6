# SPDX-License-Identifier: AGPL-3.0-or-later
"""Periods, moments and places as a report writes them, in the language that is active."""

from datetime import date, datetime
from decimal import Decimal

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lgnet.monitoring.breakdown import UNKNOWN
from lgnet.monitoring.choices import AgeBracket, PeriodKind
from lgnet.monitoring.periods import Period
from lgnet.network.choices import PartnerRole
from lgnet.network.models import City, Organisation, Programme, ReportedResult
from lgnet.people.choices import Sex
from lgnet.people.codes import country_name


def label(period: Period) -> str:
    """The period in words: novembre 2026, 4° trimestre 2026, 2026, the whole programme."""
    year = period.starts_on.year
    if period.kind == PeriodKind.PROGRAMME:
        return _("The whole programme")
    if period.kind == PeriodKind.QUARTER:
        return _("Quarter %(number)s of %(year)s") % {"number": period.starts_on.month // 3 + 1, "year": year}
    return date_format(period.starts_on, "F Y") if period.kind == PeriodKind.MONTH else str(year)


def span(period: Period) -> str:
    """From the first to the last day; of a whole programme its label says enough."""
    if period.kind == PeriodKind.PROGRAMME:
        return label(period)
    facts = {"period": label(period), "first": day(period.starts_on), "last": day(period.ends_on)}
    return _("%(period)s (%(first)s to %(last)s)") % facts


def number(value: Decimal | int | None) -> str:
    """1.234 in Italian; a half is kept; nothing for what is not known."""
    return "" if value is None else floatformat(value, "-1g")


def day(on: date) -> str:
    return date_format(on, "j F Y")


def moment(at: datetime) -> str:
    return date_format(localtime(at), "j F Y, H:i")


def title_of(place: City | None) -> str:
    return _("Figures of %(city)s") % {"city": place.name} if place else _("Figures of the network")


def co_funding(programme: Programme) -> str:
    """Which fund pays and who leads, beside the emblem (Regulation (EU) 2021/1060, article 50)."""
    lead = Organisation.objects.filter(
        partnerships__programme=programme, partnerships__role=PartnerRole.LEAD
    ).first()
    facts = {"fund": programme.fund, "programme": programme.code, "lead": lead.name if lead else ""}
    if lead is None:
        return _("%(fund)s, project %(programme)s.") % facts
    return _("%(fund)s, project %(programme)s, led by %(lead)s.") % facts


def source_of(result: ReportedResult) -> str:
    said = [result.source_title, result.source_publisher, day(result.source_on) if result.source_on else ""]
    return ", ".join(filter(None, said))


def division_name(division: str) -> str:
    return {"age": _("Age at the first service"), "gender": _("Gender"), "citizenship": _("Citizenship")}[
        division
    ]


def group_name(division: str, group: str) -> str:
    if division == "age":
        return str(AgeBracket(group).label)
    if group == UNKNOWN:
        return _("Not known")
    return str(Sex(group).label) if division == "gender" else country_name(group)
