# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.actions.name_keys import write_name_keys
from lgnet.people.actions.particulars import check, tidied
from lgnet.people.choices import BirthPrecision, Sex
from lgnet.people.models import Person
from lgnet.people.policies import may_register_person
from lgnet.trust import audit


@transaction.atomic
def register_person(
    *,
    by: Actor,
    given_name: str = "",
    family_name: str = "",
    original_name: str = "",
    aliases: Iterable[str] = (),
    sex: str = Sex.UNKNOWN,
    birth_date: date | None = None,
    birth_precision: str = BirthPrecision.UNKNOWN,
    citizenships: Iterable[str] = (),
    languages: Iterable[str] = (),
    interpreter_needed: bool = False,
    phone: str = "",
    phone_is_safe: bool | None = None,
) -> Person:
    """Write down somebody new. Any one name is enough. Three statements, so that an import may call it for each row.

    A birth date without a precision is exact. Raises NoName, ImpossibleBirth, UnknownCode, TooLong.
    """
    may_register_person(by)
    particulars = tidied(
        {
            "given_name": given_name, "family_name": family_name, "original_name": original_name,
            "aliases": aliases, "sex": sex, "birth_date": birth_date, "birth_precision": birth_precision,
            "citizenships": citizenships, "languages": languages, "interpreter_needed": interpreter_needed,
            "phone": phone, "phone_is_safe": phone_is_safe,
        }
    )  # fmt: skip
    person = Person(created_by=by.user_id, **particulars)
    check(person)
    person.save(force_insert=True)
    write_name_keys(person)
    audit.record("people.person_registered", by=by, target=person, people=[person.pk])
    return person
