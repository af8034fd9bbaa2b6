# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures as people read them."""

from decimal import Decimal

from django import template
from django.template.defaultfilters import floatformat
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lgnet.casework.codes import INTERVENTIONS
from lgnet.monitoring.figures import CityFigures, Difference
from lgnet.monitoring.reports.standing import reasons_of, standing_of

register = template.Library()
A_DAY, DAYS_FROM = 24, 72
"""Hours; up to three days a wait is told in hours."""


@register.filter
def number(value: Decimal | int | None) -> str:
    """1.234 in Italian; a half is kept; nothing for what is not known."""
    return "" if value is None else floatformat(value, "-1g")


@register.filter
def service_words(kind: str) -> str:
    """A kind of intervention; without one, a contact."""
    return INTERVENTIONS.label(kind, get_language()) if kind else _("Contact")


@register.filter
def waited(hours: Decimal | int | None) -> str:
    """A wait in words: 31 ore, 12 giorni."""
    if hours is None:
        return ""
    if hours >= DAYS_FROM:
        days = int(hours / A_DAY)
        return ngettext("%(days)s day", "%(days)s days", days) % {"days": number(days)}
    return ngettext("%(hours)s hour", "%(hours)s hours", int(hours)) % {"hours": number(hours)}


@register.filter
def in_days(hours: Decimal | int) -> str:
    return _("That is %(days)s days") % {"days": number(round(Decimal(hours) / A_DAY))}


@register.filter
def reasons(difference: Difference) -> str:
    """9 written down after the closing; 2 fewer …: as files say it."""
    return reasons_of(difference)


@register.filter
def signed(difference: int) -> str:
    """+3, −2."""
    return f"+{number(difference)}" if difference > 0 else f"−{number(-difference)}"


@register.filter
def closed(city: CityFigures) -> str:
    """How a city has reported the period; nothing while its figures are provisional."""
    return standing_of(city) if any(figure.closed_at for figure in city.figures) else ""
