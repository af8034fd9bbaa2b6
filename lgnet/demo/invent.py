# SPDX-License-Identifier: AGPL-3.0-or-later
"""People who do not exist, in the mix of origins that the network meets, with what is missing and uncertain in life."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import yaml

SEED = Path(__file__).parent / "seed" / "origins.yaml"

SHARE_OF_WOMEN = 0.24
SHARE_OF_FIRST_JANUARY = 0.25
SHARE_WITHOUT_BIRTH_DATE = 0.08
SHARE_OF_ONE_NAME = 0.05
SHARE_WITH_PHONE = 0.55


@dataclass(frozen=True)
class Invented:
    """What is known of an invented person when she is registered."""

    given_name: str
    family_name: str
    sex: str
    birth_date: date | None
    birth_precision: str
    citizenships: tuple[str, ...]
    languages: tuple[str, ...]
    interpreter_needed: bool
    phone: str
    nickname: str
    aliases: tuple[str, ...] = field(default=())

    def fields(self) -> dict:
        """As `register_person` takes them."""
        known = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "nickname"}
        return {**known, "phone_is_safe": True if self.phone else None}


@cache
def _origins() -> dict:
    return yaml.safe_load(SEED.read_text(encoding="utf-8"))


def invent(chance: Random, *, on: date) -> Invented:
    """Somebody met on a day; the same `chance` gives the same person."""
    origins = _origins()["origins"]
    origin = chance.choices(origins, weights=[row["weight"] for row in origins])[0]
    sex = "F" if chance.random() < SHARE_OF_WOMEN else "M"
    given, family = chance.choice(origin["female" if sex == "F" else "male"]), chance.choice(origin["family"])
    birth_date, precision = _birth(chance, on=on)
    one_name = chance.random() < SHARE_OF_ONE_NAME
    return Invented(
        given_name=given,
        family_name="" if one_name else family,
        sex=sex,
        birth_date=birth_date,
        birth_precision=precision,
        citizenships=(origin["country"],),
        languages=tuple(origin["languages"]),
        interpreter_needed=chance.random() < 0.4,
        phone=f"+39 000 {chance.randrange(1_000_000):06d}" if chance.random() < SHARE_WITH_PHONE else "",
        nickname=given if chance.random() < 0.6 else f"{given[:1]}. {origin['country']}",
    )


def _birth(chance: Random, *, on: date) -> tuple[date | None, str]:
    if chance.random() < SHARE_WITHOUT_BIRTH_DATE:
        return None, ""
    age = min(max(16, round(chance.gauss(31, 9))), 74)
    if chance.random() < SHARE_OF_FIRST_JANUARY:
        return date(on.year - age, 1, 1), "year"
    return on - timedelta(days=age * 365 + chance.randrange(365)), "exact"


def written_otherwise(person: Invented, chance: Random) -> Invented:
    """The same person as another operator writes her down: a variant of a name, swapped names, a year for a date."""
    variants = _origins()["variants"]
    given = chance.choice(variants.get(person.given_name, [person.given_name]))
    family = chance.choice(variants.get(person.family_name, [person.family_name]))
    if chance.random() < 0.25 and family:
        given, family = family, given
    birth = person.birth_date and person.birth_date.replace(month=1, day=1)
    return replace(
        person,
        given_name=given,
        family_name=family,
        birth_date=birth,
        birth_precision="year" if birth else "",
        phone="",
    )
