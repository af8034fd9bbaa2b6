# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was found of a row, in words that stand on the page and in the file that is given back."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lgnet.exchange.columns import label_of
from lgnet.exchange.judging.draft import Draft
from lgnet.people.birth import birth_words
from lgnet.people.choices import IdentifierKind, Sex
from lgnet.people.codes import country_name, language_name
from lgnet.people.models import Person
from lgnet.people.queries import Match

NO, YES = False, True


def of_file(line: int) -> str:
    return _("line %(line)s of this file") % {"line": line}


def same_row_words(line: int) -> str:
    return _("Says the very same as line %(line)s.") % {"line": line}


def written_before_words(day: str) -> str:
    return _("Was written already by the file of %(day)s.") % {"day": day}


def nothing_more_words() -> str:
    return _("The person is known, and the row says nothing new.")


def twin_of_person(match: Match) -> dict:
    return {"name": match.person.full_name, "why": match.words, "person": str(match.person.pk)}


def twin_of_line(line: int, reasons: Iterable) -> dict:
    return {"name": of_file(line), "why": ", ".join(str(reason.label) for reason in reasons), "line": line}


def difference_words(found: dict[str, object], known: Person, told: Person) -> list[list[str]]:
    """Label, what is written, what the file says."""
    lines = []
    for name in found:
        if name == "birth_precision" and "birth_date" in found:
            continue
        column = "birth_date" if name == "birth_precision" else name
        lines.append([label_of(column), _shown(name, known), _shown(name, told)])
    return lines


def paper_words(numbers: Iterable[str], *, permit: bool) -> list[list[str]]:
    lines = [[str(IdentifierKind(kind).label), "", _("a number")] for kind in numbers]
    return lines + ([[_("Residence document"), "", pgettext("document", "a new one")]] if permit else [])


def _shown(name: str, person: Person) -> str:
    value = getattr(person, name)
    if name in ("birth_date", "birth_precision"):
        return birth_words(person.birth_date, person.birth_precision)
    if name == "citizenships":
        return ", ".join(map(country_name, value))
    if name == "languages":
        return ", ".join(map(language_name, value))
    if name == "aliases":
        return ", ".join(value)
    if name == "sex":
        return str(Sex(value).label) if value else ""
    return {None: "", NO: _("no"), YES: _("yes")}[value] if value in (None, NO, YES) else str(value)


def name_of(draft: Draft) -> str:
    """Who the row speaks of, as far as it could be understood."""
    if draft.person:
        return draft.person.full_name
    told = draft.told.person
    named = " ".join(
        str(told[name]) for name in ("given_name", "family_name", "original_name") if told.get(name)
    )
    return named or str(draft.told.contact.get("nickname") or draft.told.contact.get("sign") or "")
