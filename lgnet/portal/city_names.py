# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a city is called in the reader's language; its Italian name where the language has no other."""

from functools import cache
from pathlib import Path

import yaml

from lgnet.network.models import City

NAMES = Path(__file__).parent / "seed" / "city_names.yaml"


@cache
def _names() -> dict[str, dict[str, str]]:
    return yaml.safe_load(NAMES.read_text(encoding="utf-8"))["cities"]


def city_name(city: City, language: str) -> str:
    return _names().get(city.slug, {}).get(language, city.name)
