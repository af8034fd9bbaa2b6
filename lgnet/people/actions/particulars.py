# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be written of a person, checked and brought into one form, for registering and for correcting."""

from collections.abc import Callable
from datetime import date

from lgnet.kernel import clock
from lgnet.kernel.phones import normalise_phone
from lgnet.people.choices import BirthPrecision, LanguageLevel, Literacy, Sex
from lgnet.people.codes import LANGUAGES, is_country
from lgnet.people.errors import ImpossibleBirth, NoName, NothingToCorrect, TooLong, UnknownCode
from lgnet.people.models import Person

OLDEST = 120  # years


def _name(most: int) -> Callable[[str], str]:
    def tidy(text: str) -> str:
        text = " ".join(str(text or "").split())
        if len(text) > most:
            raise TooLong(value=text[:20], most=most)
        return text

    return tidy


def _aliases(names) -> list[str]:
    tidy = [_name(80)(name) for name in names or ()]
    return list(dict.fromkeys(filter(None, tidy)))


def _one_of(codes) -> Callable[[str], str]:
    def known(code: str) -> str:
        if code not in codes:
            raise UnknownCode(value=code)
        return code

    return known


def _each(is_known: Callable[[str], bool]) -> Callable:
    def known(codes) -> list[str]:
        codes = list(dict.fromkeys(codes or ()))
        for code in codes:
            if not is_known(code):
                raise UnknownCode(value=code)
        return codes

    return known


def _phone(text: str) -> str:
    number = normalise_phone(text or "")
    if len(number) > 40:
        raise TooLong(value=number[:20], most=40)
    return number


def _levels(told: dict[str, str]) -> dict[str, str]:
    """By language; what was not asked has no entry."""
    for code, level in (told or {}).items():
        if code not in LANGUAGES or level not in LanguageLevel.values:
            raise UnknownCode(value=f"{code} {level}")
    return {code: str(level) for code, level in (told or {}).items() if level}


def _as_it_is(value):
    return value


TIDY: dict[str, Callable] = {
    "given_name": _name(80),
    "family_name": _name(80),
    "original_name": _name(160),
    "aliases": _aliases,
    "sex": _one_of(Sex.values),
    "birth_date": _as_it_is,
    "birth_precision": _one_of(BirthPrecision.values),
    "citizenships": _each(is_country),
    "languages": _each(LANGUAGES.__contains__),
    "language_levels": _levels,
    "literacy": _one_of(Literacy.values),
    "interpreter_needed": bool,
    "phone": _phone,
    "phone_is_safe": _as_it_is,
}
NAME_FIELDS = {"given_name", "family_name", "original_name", "aliases"}


def tidied(particulars: dict) -> dict:
    """Each in its one form. Raises a Problem for what can't be."""
    for field in particulars:
        if field not in TIDY:
            raise NothingToCorrect(value=field)
    return {field: TIDY[field](value) for field, value in particulars.items()}


def check(person: Person) -> None:
    """What must hold between the fields. Raises NoName or ImpossibleBirth."""
    if not person.names:
        raise NoName()
    if person.birth_date is None:
        person.birth_precision = BirthPrecision.UNKNOWN
        return
    person.birth_precision = person.birth_precision or BirthPrecision.EXACT
    if not _possible(person.birth_date):
        raise ImpossibleBirth()


def _possible(birth: date) -> bool:
    today = clock.today()
    return birth <= today and today.year - birth.year <= OLDEST
