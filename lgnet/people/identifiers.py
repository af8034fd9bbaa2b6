# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers that tell who somebody is: how each kind is written, what can be checked of it, how it is masked.

Little is checked: a number that exists must never be refused. An omocodia (letters in the place of digits, when two
people would have the same codice fiscale) is a correct codice fiscale.
"""

import re

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale

from lgnet.kernel.names import normalise
from lgnet.people.choices import BirthPrecision, Doubt, IdentifierKind, Sex
from lgnet.people.errors import WrongIdentifier

FORMS = {
    IdentifierKind.CODICE_FISCALE: re.compile(r"[A-Z0-9]{16}"),
    IdentifierKind.PROVISIONAL_CODE: re.compile(r"\d{11}"),
    IdentifierKind.STP: re.compile(r"STP\d{13}"),
    IdentifierKind.ENI: re.compile(r"ENI\d{13}"),
    IdentifierKind.CUI: re.compile(r"[A-Z0-9]{5,12}"),
    IdentifierKind.VESTANET: re.compile(r"[A-Z0-9/.-]{3,20}"),
    IdentifierKind.PASSPORT: re.compile(r"[A-Z0-9/.-]{4,20}"),
}
PERMIT_NUMBER = re.compile(r"[A-Z0-9/.-]{4,20}")
SHOWN = 3  # characters at the end of a masked number
_DIGIT_OF_LETTER = str.maketrans("LMNPQRSTUV", "0123456789")
_DIGIT_PLACES = (6, 7, 9, 10, 12, 13, 14)
_VOWELS = "AEIOU"


def written(text: str) -> str:
    """Without spaces, in capitals: the form that is encrypted and looked for."""
    return re.sub(r"[\s‐–—_]", "", text).upper()


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def checked(kind: str, text: str) -> str:
    """The number as it is stored. Raises WrongIdentifier for what can't be a number of this kind."""
    kind, number = IdentifierKind(kind), written(text)
    right = FORMS[kind].fullmatch(number) is not None
    if right and kind == IdentifierKind.CODICE_FISCALE:
        right = _is_codice_fiscale(number)
    elif (
        right and kind == IdentifierKind.PROVISIONAL_CODE
    ):  # no more than this: offices are not those of VAT numbers
        right = _luhn(number)
    if not right:
        raise WrongIdentifier(kind=kind.label)
    return number


def _is_codice_fiscale(number: str) -> bool:
    try:
        codicefiscale.validate(number)
    except ValidationError:
        return False
    return True


def checked_permit_number(text: str) -> str:
    """Card, receipt or file number, in whatever form. Raises WrongIdentifier for what can't be one."""
    number = written(text)
    if not PERMIT_NUMBER.fullmatch(number):
        from django.utils.translation import gettext as _

        raise WrongIdentifier(kind=_("residence document"))
    return number


def kinds_it_may_be(text: str) -> list[IdentifierKind]:
    """Which kinds of number a searched text could be; none for names."""
    number = written(text)
    if not any(sign.isdigit() for sign in number):
        return []
    return [kind for kind, form in FORMS.items() if form.fullmatch(number)]


def masked(number: str) -> str:
    """`••••••••••••19J`: enough to tell two numbers apart at the desk, not to use one."""
    return "•" * max(len(number) - SHOWN, SHOWN) + number[-SHOWN:]


def doubts(number: str, person) -> list[Doubt]:
    """Where a codice fiscale and what is written of the person differ. Both may be right."""
    plain = _without_omocodia(number)
    found = []
    if person.birth_date and not _same_birth(plain, person):
        found.append(Doubt.BIRTH_DATE)
    if person.sex in (Sex.FEMALE, Sex.MALE) and person.sex != ("F" if int(plain[9:11]) > 40 else "M"):
        found.append(Doubt.SEX)
    if person.given_name and person.family_name and not _same_name(plain, person):
        found.append(Doubt.NAME)
    return found


def _without_omocodia(number: str) -> str:
    return "".join(
        sign.translate(_DIGIT_OF_LETTER) if place in _DIGIT_PLACES else sign
        for place, sign in enumerate(number)
    )


def _same_birth(plain: str, person) -> bool:
    told, written_down = codicefiscale.get_birth_date(plain), person.birth_date
    if person.birth_precision == BirthPrecision.ESTIMATED:
        return abs(told.year % 100 - written_down.year % 100) in (0, 1, 2, 98, 99)
    same = told.year % 100 == written_down.year % 100
    if person.birth_precision in (BirthPrecision.EXACT, BirthPrecision.MONTH):
        same &= told.month == written_down.month
    if person.birth_precision == BirthPrecision.EXACT:
        same &= told.day == written_down.day
    return same


def _same_name(plain: str, person) -> bool:
    """In either order: family and given name are often exchanged on documents."""
    family, given = _letters(person.family_name), _letters(person.given_name)
    straight = _code(family) + _code(given, skips=True)
    swapped = _code(given) + _code(family, skips=True)
    return plain[:6] in (straight, swapped)


def _letters(name: str) -> str:
    return re.sub(r"[^A-Z]", "", normalise(name).upper())


def _code(letters: str, *, skips: bool = False) -> str:
    """Three letters of a name in a codice fiscale; of a given name with four consonants the second is left out."""
    consonants = [letter for letter in letters if letter not in _VOWELS]
    if skips and len(consonants) > 3:
        del consonants[1]
    vowels = [letter for letter in letters if letter in _VOWELS]
    return ("".join(consonants + vowels) + "XXX")[:3]
