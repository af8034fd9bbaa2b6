# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a person and her case is told to another city: field by field, as it is written here."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lgnet.casework.choices import GoalState, Handed
from lgnet.casework.models import Case
from lgnet.people.birth import birth_words
from lgnet.people.codes import DOCUMENT_KINDS, REASONS, country_name, language_name
from lgnet.people.models import Permit
from lgnet.people.queries.known import Known, known


def _name(person: Known, case: Case) -> dict:
    one = case.person
    return {"given_name": one.given_name, "family_name": one.family_name, "original_name": one.original_name}


def _birth(person: Known, case: Case) -> dict:
    if person.birth_date is None:
        return {}
    return {"birth_date": person.birth_date.isoformat(), "birth_precision": str(person.birth_precision)}


def _languages(person: Known, case: Case) -> dict:
    return {"languages": list(person.languages), "interpreter_needed": person.interpreter_needed}


def _phone(person: Known, case: Case) -> dict:
    """Never one that may put her in danger."""
    if person.phone_is_safe is False or not person.phone:
        return {}
    return {"phone": person.phone, "phone_is_safe": person.phone_is_safe}


def _permit(person: Known, case: Case) -> dict:
    """The one that lasts longest; its number stays here."""
    latest = Permit.objects.filter(person__in=person.records).order_by("-valid_from", "-recorded_at").first()
    if latest is None:
        return {}
    days = {
        name: getattr(latest, name) for name in ("issued_on", "valid_from", "valid_to", "renewal_asked_on")
    }
    told = {name: day.isoformat() for name, day in days.items() if day}
    return {"permit": {"document_kind": latest.document_kind, "reason": latest.reason, **told}}


def _goals(person: Known, case: Case) -> dict:
    goals = case.goals.filter(state=GoalState.OPEN)
    return {"goals": [{"domain": goal.domain, "what": goal.what, "measure": goal.measure} for goal in goals]}


PARTS = {
    Handed.NAME: _name,
    Handed.BIRTH: _birth,
    Handed.CITIZENSHIPS: lambda person, case: {"citizenships": list(person.citizenships)},
    Handed.LANGUAGES: _languages,
    Handed.PHONE: _phone,
    Handed.PERMIT: _permit,
    Handed.GOALS: _goals,
}


def parcel_of(case: Case, shared: Iterable[str], words: str) -> dict:
    content: dict = {"words": words.strip()}
    person = known(case.person)
    for field in shared:
        content |= PARTS[Handed(field)](person, case)
    return content


def parcel_words(content: dict) -> list[tuple[str, str]]:
    """Label and value of what a parcel holds, as it is read on both sides; goals and free words apart."""
    born = content.get("birth_date")
    permit = content.get("permit", {})
    name = " ".join(
        filter(None, (content.get("given_name"), content.get("family_name"), content.get("original_name")))
    )
    read = {
        Handed.NAME: name,
        Handed.BIRTH: birth_words(date.fromisoformat(born), content["birth_precision"]) if born else "",
        Handed.CITIZENSHIPS: ", ".join(country_name(code) for code in content.get("citizenships", ())),
        Handed.LANGUAGES: ", ".join(language_name(code) for code in content.get("languages", ())),
        Handed.PHONE: content.get("phone", ""),
        Handed.PERMIT: _permit_words(permit) if permit else "",
    }
    return [(str(field.label), words) for field, words in read.items() if words]


def _permit_words(permit: dict) -> str:
    language, ends = get_language(), permit.get("valid_to")
    words = [
        DOCUMENT_KINDS.label(permit["document_kind"], language),
        REASONS.label(permit["reason"], language),
    ]
    if ends:
        words.append(_("until %(day)s") % {"day": date_format(date.fromisoformat(ends), "j F Y")})
    return ", ".join(words)


def told_words(case: Case) -> dict[str, str]:
    """What may be chosen, with its value: fields that are known, each as the other city will read it."""
    offered, person = {}, known(case.person)
    for field in Handed:
        content = PARTS[field](person, case)
        if field == Handed.GOALS:
            words = "; ".join(goal["what"] for goal in content["goals"])
        else:
            words = "".join(value for _label, value in parcel_words(content))
        if words:
            offered[field] = words if field == Handed.NAME else f"{field.label}: {words}"
    return offered


def sketch_of(content: dict) -> dict:
    """What of a parcel tells whether she is known here already."""
    sketch = {
        name: content[name] for name in ("given_name", "family_name", "original_name") if content.get(name)
    }
    if born := content.get("birth_date"):
        sketch |= {"birth_date": date.fromisoformat(born), "birth_precision": content["birth_precision"]}
    return sketch | {"phone": content.get("phone", ""), "citizenships": content.get("citizenships", ())}
