# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of one person under all her names. Nothing is copied: unlinked, each record knows what it knew."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from lgnet.people.choices import Literacy, Sex
from lgnet.people.models import Person
from lgnet.people.queries.linked import records_of


class Phone(NamedTuple):
    number: str
    safe: bool | None
    """False where any of the records says that a call harms her; None where nobody asked."""


class Known:
    """The record asked for speaks first; where it is silent, the first written of the others that speaks. Languages,
    other names and numbers are those of all."""

    def __init__(self, records: Iterable[Person]) -> None:
        self.records = list(records)

    def _first(self, name: str):
        values = [getattr(one, name) for one in self.records]
        return next(filter(None, values), values[0])

    def _all(self, name: str) -> list:
        return list(dict.fromkeys(value for one in self.records for value in getattr(one, name)))

    @property
    def full_name(self) -> str:
        return self.records[0].full_name

    @property
    def original_name(self) -> str:
        return self._first("original_name")

    @property
    def aliases(self) -> list[str]:
        return self._all("aliases")

    @property
    def sex(self) -> str:
        return self._first("sex")

    def get_sex_display(self) -> str:
        return str(Sex(self.sex).label)

    @property
    def citizenships(self) -> list[str]:
        return self._first("citizenships")

    @property
    def birth_date(self) -> date | None:
        return self._first("birth_date")

    @property
    def birth_precision(self) -> str:
        """Of that date."""
        return next((one.birth_precision for one in self.records if one.birth_date), "")

    @property
    def languages(self) -> list[str]:
        return self._all("languages")

    @property
    def language_levels(self) -> dict[str, str]:
        return {code: level for one in reversed(self.records) for code, level in one.language_levels.items()}

    @property
    def literacy(self) -> str:
        return self._first("literacy")

    def get_literacy_display(self) -> str:
        return str(Literacy(self.literacy).label)

    @property
    def interpreter_needed(self) -> bool:
        return any(one.interpreter_needed for one in self.records)

    @property
    def phones(self) -> list[Phone]:
        """Each number once; those that may be called before those that may not."""
        said: dict[str, list] = {}
        for one in self.records:
            if one.phone:
                said.setdefault(one.phone, []).append(one.phone_is_safe)
        found = [Phone(number, _safe(answers)) for number, answers in said.items()]
        return sorted(found, key=lambda phone: phone.safe is False)

    @property
    def phone(self) -> str:
        return self.phones[0].number if self.phones else ""

    @property
    def phone_is_safe(self) -> bool | None:
        return self.phones[0].safe if self.phones else None


def _safe(answers: list[bool | None]) -> bool | None:
    """One warning weighs more than any number of answers that it is safe."""
    return False if False in answers else True if True in answers else None


def known(person: Person) -> Known:
    """One query where she is linked, none else."""
    if person.leading_id is None:
        return Known([person])
    return Known([person, *(one for one in records_of(person) if one.pk != person.pk)])
