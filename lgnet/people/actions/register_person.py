# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.actions.register_people import draft_person, register_people
from lgnet.people.choices import BirthPrecision, Literacy, Sex
from lgnet.people.errors import SentAlready
from lgnet.people.models import Person
from lgnet.people.policies import may_register_person
from lgnet.trust.refusals import becomes


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
    language_levels: dict[str, str] | None = None,
    literacy: str = Literacy.UNKNOWN,
    interpreter_needed: bool = False,
    phone: str = "",
    phone_is_safe: bool | None = None,
    sent_as: UUID | None = None,
) -> Person:
    """Write down somebody new. Any one name is enough. Many at once: `register_people`.

    A birth date without a precision is exact. Raises NoName, ImpossibleBirth, UnknownCode, TooLong;
    SentAlready when a person was written with the same `sent_as` before.
    """
    may_register_person(by)
    draft = draft_person(
        by=by, given_name=given_name, family_name=family_name, original_name=original_name, aliases=aliases,
        sex=sex, birth_date=birth_date, birth_precision=birth_precision, citizenships=citizenships,
        languages=languages, language_levels=language_levels, literacy=literacy,
        interpreter_needed=interpreter_needed, phone=phone, phone_is_safe=phone_is_safe,
    )  # fmt: skip
    draft.sent_as = sent_as
    with becomes(SentAlready(), on="person_sent_once"):
        return register_people(drafts=[draft], by=by)[0]
