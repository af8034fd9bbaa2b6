# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a row says otherwise, or more, than what is written of a person already known."""

from lgnet.exchange.judging.draft import Draft
from lgnet.kernel.names import normalise
from lgnet.people.choices import BirthPrecision
from lgnet.people.models import Person

COMPARED = (
    "given_name", "family_name", "original_name", "sex", "birth_date", "birth_precision", "interpreter_needed", "phone",
    "phone_is_safe",
)  # fmt: skip
JOINED = ("aliases", "citizenships", "languages")
"""Lists: what the row says is added, nothing is taken away."""


def differences(draft: Draft, person: Person) -> dict[str, object]:
    """Field and new value. What the row leaves empty says nothing; a birth is not made less precise."""
    told = draft.told.person
    found = {
        name: getattr(draft.person, name)
        for name in COMPARED
        if name in told and getattr(draft.person, name) != getattr(person, name)
    }
    for name in JOINED:
        more = [code for code in getattr(draft.person, name) if code not in getattr(person, name)]
        if more:
            found[name] = [*getattr(person, name), *more]
    if _same_words(draft.person, person):  # given and family name may stand the other way round
        found.pop("given_name", None)
        found.pop("family_name", None)
    if {"birth_date", "birth_precision"} & found.keys() and _says_less(draft.person, person):
        found.pop("birth_date", None)
        found.pop("birth_precision", None)
    return found


def _same_words(told: Person, known: Person) -> bool:
    words = (sorted(normalise(f"{one.given_name} {one.family_name}").split()) for one in (told, known))
    return next(words) == next(words)


def _says_less(told: Person, known: Person) -> bool:
    """1998 beside 7 March 1998 is no difference."""
    if known.birth_date is None or told.birth_date is None or known.birth_date.year != told.birth_date.year:
        return False
    if told.birth_precision == BirthPrecision.MONTH:
        return (
            known.birth_precision == BirthPrecision.EXACT and known.birth_date.month == told.birth_date.month
        )
    return told.birth_precision in (BirthPrecision.YEAR, BirthPrecision.ESTIMATED)


def only_missing(found: dict[str, object], person: Person) -> dict[str, object]:
    """Of the differences those that fill what was empty."""
    return {
        name: value
        for name, value in found.items()
        if getattr(person, name) in ("", None, [])
        or (name == "birth_precision" and person.birth_date is None)
    }
