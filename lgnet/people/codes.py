# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coded lists of people, read once from lgnet/people/seed/, and the countries of the world by name."""

import gettext
from functools import cache
from pathlib import Path

import pycountry
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lgnet.kernel.coded import CodedList
from lgnet.kernel.names import normalise

SEED = Path(__file__).parent / "seed"
PERMITS = SEED / "permit_reasons.yaml"
LANGUAGES = CodedList.load(SEED / "languages.yaml", key="languages")
VULNERABILITIES = CodedList.load(SEED / "vulnerabilities.yaml", key="vulnerabilities")
DOCUMENT_KINDS = CodedList.load(PERMITS, key="document_kinds")
REASONS = CodedList.load(PERMITS, key="reasons")

STATELESS = "STATELESS"
KOSOVO = "XKX"  # in use, not in ISO 3166
# those of most people of the network, by number; first in the lists of a form
FREQUENT = [
    "UKR", "MAR", "ALB", "BGD", "PAK", "EGY", "TUN", "NGA", "SEN", "GMB", "MLI", "GIN", "CIV", "GHA", "BFA", "CMR",
    "SOM", "ERI", "ETH", "SDN", "AFG", "SYR", "IRQ", "IRN", "TUR", "GEO", "MDA", "CHN", "IND", "LKA", "PHL", "PER",
    "VEN", "COL", "SLV", "BRA", "ECU",
]  # fmt: skip


@cache
def _country_words(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)


@cache
def _country(code: str) -> str | None:
    found = pycountry.countries.get(alpha_3=code)
    return (getattr(found, "common_name", None) or found.name) if found else None


def is_country(code: str) -> bool:
    return code in (STATELESS, KOSOVO) or _country(code) is not None


def country_name(code: str) -> str:
    """The country's name in the reader's language."""
    if code == STATELESS:
        return _("Stateless")
    if code == KOSOVO:
        return "Kosovo"
    name = _country(code)
    return _country_words((get_language() or "it")[:2]).gettext(name) if name else code


def country_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Frequent ones first, then all, each group in the order of the reader's alphabet."""
    return _country_choices(get_language() or "it")


@cache
def _country_choices(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Once for each language: a form asks twice, and is made at each key that is pressed."""
    every = [KOSOVO, *(country.alpha_3 for country in pycountry.countries)]
    return [
        (_("Frequent"), [*_by_name(FREQUENT), (STATELESS, country_name(STATELESS))]),
        (_("All countries"), _by_name(every)),
    ]


def _by_name(codes: list[str]) -> list[tuple[str, str]]:
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: normalise(pair[1]))


def language_name(code: str) -> str:
    return LANGUAGES.label(code, get_language())


def language_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    labelled = LANGUAGES.choices(get_language())
    frequent = [pair for pair in labelled if LANGUAGES[pair[0]].get("often")]
    return [(_("Frequent"), frequent), (_("All languages"), labelled)]


def document_kind_label(code: str) -> str:
    return DOCUMENT_KINDS.label(code, get_language())


def reason_label(code: str) -> str:
    return REASONS.label(code, get_language())


def vulnerability_label(code: str) -> str:
    return VULNERABILITIES.label(code, get_language())


def is_restricted(vulnerability: str) -> bool:
    """Health, violence, trafficking…: seen by who follows her only."""
    return bool(VULNERABILITIES[vulnerability].get("restricted"))


def protection_for(vulnerability: str) -> str | None:
    """The protection that a vulnerability by itself suggests."""
    return VULNERABILITIES[vulnerability].get("protection")


def suggested_protection(reason: str) -> str | None:
    """The protection that a permit's reason by itself suggests: it tells of violence, trafficking or a minor alone."""
    return REASONS[reason].get("suggests_protection") if reason in REASONS else None
