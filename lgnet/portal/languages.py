# SPDX-License-Identifier: AGPL-3.0-or-later
"""The languages of the public pages, by the first part of their address. Staff pages have theirs in settings."""

from dataclasses import dataclass

from django.utils.translation import get_language

from lgnet.network.models import City

ITALIAN = "it"


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    own_name: str
    """What its readers call it."""
    direction: str = "ltr"
    everywhere: bool = True
    """False: only in the cities that must speak it by law (City.languages)."""


PUBLIC = {
    language.code: language
    for language in (
        Language(ITALIAN, "Italiano"),
        Language("en", "English"),
        Language("fr", "Français"),
        Language("es", "Español"),
        Language("ar", "العربية", direction="rtl"),
        Language("de", "Deutsch", everywhere=False),
    )
}


def separator(code: str | None) -> str:
    """Between the items of a list within a sentence."""
    return "، " if code == "ar" else ", "


def languages_of(city: City) -> list[Language]:
    """Italian first; German in Bolzano."""
    return [one for one in PUBLIC.values() if one.everywhere or one.code in city.languages]


def speaks(city: City, code: str) -> bool:
    return any(language.code == code for language in languages_of(city))


def staff_language() -> str:
    """Of who reads a staff page now: Italian, or English."""
    return "en" if (get_language() or ITALIAN).startswith("en") else ITALIAN
