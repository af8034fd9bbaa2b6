# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service is told of a person: field by field, exactly as it will read it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lgnet.casework.choices import Shared
from lgnet.people.birth import birth_words
from lgnet.people.codes import country_name, language_name
from lgnet.people.models import Person
from lgnet.people.queries.known import Known, known


def _languages(person: Known) -> str:
    spoken = ", ".join(language_name(code) for code in person.languages)
    if spoken and person.interpreter_needed:
        return _("%(languages)s (interpreter needed)") % {"languages": spoken}
    return spoken


def _phone(person: Known) -> str:
    """Never one that may put her in danger, also when that was found out after it was shared."""
    return "" if person.phone_is_safe is False else person.phone


VALUE_OF = {
    Shared.NAME: lambda person: person.full_name,
    Shared.LANGUAGES: _languages,
    Shared.PHONE: _phone,
    Shared.BIRTH: lambda person: birth_words(person.birth_date, person.birth_precision),
    Shared.CITIZENSHIPS: lambda person: ", ".join(country_name(code) for code in person.citizenships),
}


def told(person: Person, fields: Iterable[str]) -> list[tuple[str, str]]:
    """Label and value of each shared field, in the order of the list, from all records that are her; what is not known
    says so by being empty."""
    chosen, one = set(fields), known(person)
    return [(str(field.label), VALUE_OF[field](one)) for field in Shared if field in chosen]


def sharable(person: Person) -> list[tuple[str, str]]:
    """What may be chosen besides the name: what is known, with its value."""
    one = known(person)
    offered = [field for field in Shared if field != Shared.NAME and VALUE_OF[field](one)]
    return [(field.value, f"{field.label}: {VALUE_OF[field](one)}") for field in offered]
