# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shipped words of a city's page, one file a language in seed/texts/: what an editor begins from."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from lgnet.network.models import City
from lgnet.portal.city_names import city_name
from lgnet.portal.languages import ITALIAN, PUBLIC

TEXTS = Path(__file__).parent / "seed" / "texts"


@dataclass(frozen=True, slots=True)
class BaseTexts:
    language: str
    version: str
    reviewed_on: date | None
    """When a person reviewed them; None where nobody has."""
    texts: dict[str, str]
    """By section; `{city}` and `{body}` stand for the city's name and for who acts for it."""

    def of(self, city: City, section: str) -> str:
        named = {"city": city_name(city, self.language), "body": city.organisation.name}
        return self.texts.get(section, "").format_map(named).strip()


@cache
def base_texts(language: str) -> BaseTexts:
    """Raises KeyError for a language that the public pages do not speak."""
    path = TEXTS / f"{PUBLIC[language].code}.yaml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return BaseTexts(language, document["version"], document.get("reviewed_on"), document["texts"])


def italian(city: City, section: str) -> str:
    return base_texts(ITALIAN).of(city, section)
