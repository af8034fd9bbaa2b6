# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from uuid import UUID

from lgnet.exchange.columns import label_of
from lgnet.kernel.actor import Actor
from lgnet.people.choices import BirthPrecision
from lgnet.people.codes import country_name, document_kind_label, language_name, reason_label
from lgnet.people.models import Permit, Person
from lgnet.people.queries import people_visible_to

COLUMNS = (
    "given_name", "family_name", "original_name", "aliases", "birth_date", "sex", "citizenships", "languages",
    "interpreter_needed", "phone", "phone_is_safe", "permit_kind", "permit_reason", "permit_from", "permit_to",
)  # fmt: skip
"""Numbers of documents are not among them: each is seen by itself, and each time is recorded."""
BIRTHS = {
    BirthPrecision.YEAR: "%Y",
    BirthPrecision.ESTIMATED: "circa %Y",
    BirthPrecision.MONTH: "%m/%Y",
    BirthPrecision.EXACT: "%d/%m/%Y",
}
ANSWERS = {True: "sì", False: "no", None: ""}
AT_ONCE = 500


def header() -> list[str]:
    """In the reader's language; understood when the file is brought again."""
    return [label_of(code) for code in COLUMNS]


def visible(by: Actor):
    return people_visible_to(by).order_by("family_name", "given_name", "id")


def rows(by: Actor) -> Iterator[tuple[UUID, list[str]]]:
    """Each person's id and cells."""
    for person in visible(by).prefetch_related("permits").iterator(AT_ONCE):
        newest = next(iter(person.permits.all()), None)
        yield person.pk, [*_of_person(person), *_of_permit(newest)]


def _of_person(person: Person) -> list[str]:
    return [
        person.given_name, person.family_name, person.original_name, ", ".join(person.aliases), birth(person),
        person.sex, ", ".join(map(country_name, person.citizenships)),
        ", ".join(map(language_name, person.languages)), ANSWERS[person.interpreter_needed or None] or "",
        person.phone, ANSWERS[person.phone_is_safe],
    ]  # fmt: skip


def birth(person: Person) -> str:
    """No more precise than what is known."""
    if person.birth_date is None:
        return ""
    return person.birth_date.strftime(BIRTHS[BirthPrecision(person.birth_precision)])


def _of_permit(permit: Permit | None) -> list[str]:
    if permit is None:
        return ["", "", "", ""]
    days = [day.strftime("%d/%m/%Y") if day else "" for day in (permit.valid_from, permit.valid_to)]
    return [document_kind_label(permit.document_kind), reason_label(permit.reason), *days]
