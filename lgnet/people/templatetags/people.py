# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is written of a person, in the reader's words. For the pages of people and of the contexts above."""

from datetime import datetime

from django import template
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lgnet.people import birth, codes
from lgnet.people.choices import LanguageLevel

register = template.Library()


@register.filter
def day_in_words(moment) -> str:
    """A date, or the day of a moment in Italy."""
    return birth.day_words(localtime(moment).date() if isinstance(moment, datetime) else moment)


@register.filter
def birth_in_words(person) -> str:
    return birth.birth_words(person.birth_date, person.birth_precision)


@register.filter
def age_in_words(person) -> str:
    return birth.age_words(person.birth_date, person.birth_precision)


@register.filter
def country_names(citizenships) -> str:
    return ", ".join(codes.country_name(code) for code in citizenships)


@register.filter
def language_names(languages) -> str:
    return ", ".join(codes.language_name(code) for code in languages)


@register.filter
def languages_in_words(person) -> str:
    """Each with how well she speaks it, where that was asked."""
    levels = {code: LanguageLevel(level).label for code, level in person.language_levels.items()}
    return ", ".join(
        f"{codes.language_name(code)} ({str(levels[code]).lower()})"
        if code in levels
        else codes.language_name(code)
        for code in person.languages
    )


@register.filter
def permit_kind(permit) -> str:
    return codes.document_kind_label(permit.document_kind)


@register.filter
def permit_reason(permit) -> str:
    return codes.reason_label(permit.reason)


@register.filter
def vulnerability_words(code: str) -> str:
    return codes.vulnerability_label(code)


@register.filter
def in_short(person) -> str:
    """One line that tells two people of one name apart: age, citizenship."""
    known = [birth.age_words(person.birth_date, person.birth_precision), country_names(person.citizenships)]
    return " · ".join(filter(None, known)) or _("nothing else is known")
