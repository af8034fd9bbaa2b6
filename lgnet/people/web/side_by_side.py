# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is written of two records, line by line, and where they differ."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lgnet.accounts.models import User
from lgnet.people import birth, codes
from lgnet.people.models import Person


@dataclass(frozen=True)
class Row:
    label: str
    first: str
    second: str
    differs: bool


def side_by_side(first: Person, second: Person) -> list[Row]:
    """Only lines in which something is written. What is missing on one side does not differ."""
    lines = zip(_written(first), _written(second), strict=True)
    return [
        Row(label, one, other, bool(one and other and one.casefold() != other.casefold()))
        for (label, one), (_label, other) in lines
        if one or other
    ]


def _written(person: Person) -> list[tuple[str, str]]:
    permits = [f"{codes.reason_label(one.reason)} {_until(one)}".strip() for one in person.permits.all()]
    return [
        (_("Given name"), person.given_name),
        (_("Family name"), person.family_name),
        (_("Name in its own script"), person.original_name),
        (_("Other names in use"), ", ".join(person.aliases)),
        (_("Born"), birth.birth_words(person.birth_date, person.birth_precision)),
        (_("Sex"), str(person.get_sex_display()) if person.sex else ""),
        (_("Citizenship"), ", ".join(codes.country_name(code) for code in person.citizenships)),
        (_("Languages"), ", ".join(codes.language_name(code) for code in person.languages)),
        (_("Phone"), person.phone),
        (_("Residence documents"), "; ".join(permits)),
        (_("Written down"), _by_whom(person)),
    ]


def _until(permit) -> str:
    return _("until %(day)s") % {"day": birth.day_words(permit.valid_to)} if permit.valid_to else ""


def _by_whom(person: Person) -> str:
    name = User.objects.filter(pk=person.created_by).values_list("name", flat=True).first()
    day = birth.day_words(person.created_at.date())
    return _("%(day)s by %(name)s") % {"day": day, "name": name} if name else day
