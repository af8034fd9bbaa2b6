# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people correct one person: each field that only one of them changed is kept as that one wrote it; where both
wrote differently both versions are shown and nothing is saved until somebody has chosen."""

from dataclasses import dataclass

from django.core import signing
from django.forms import BooleanField, Form
from django.http import QueryDict

from lgnet.people.models import Person
from lgnet.people.web.person_form import PersonForm, written_of

SALT = "people.as-seen"


def _as_sent(written: dict) -> dict[str, str]:
    """A person's fields as a browser would send them."""
    fields = PersonForm.base_fields
    sent = {}
    for name, field in fields.items():
        value = written.get(name)
        sent[name] = ("on" if value else "") if isinstance(field, BooleanField) else str(value or "")
    return sent


def signed(person: Person) -> str:
    """How she is written now, for the form to bring back."""
    seen = {"of": str(person.pk), "fields": _as_sent(written_of(person))}
    return signing.dumps(seen, salt=SALT, compress=True)


def signed_of(sent: QueryDict, person: Person) -> dict[str, str] | None:
    """How she was written when the form was made; None when the form does not say, or speaks of somebody else."""
    try:
        seen = signing.loads(sent.get("seen", ""), salt=SALT)
    except signing.BadSignature:
        return None
    return seen["fields"] if seen["of"] == str(person.pk) else None


@dataclass(frozen=True)
class Meeting:
    fields: QueryDict
    """What the form now says: what was typed, and what a colleague has changed besides."""
    clashes: dict[str, str]
    """What a colleague wrote in fields that both changed, by the field's name."""


def meeting(sent: QueryDict, written: dict, *, seen: dict[str, str] | None) -> Meeting:
    """Bring together what was typed, what was there when the form was made (`seen`) and what is there now."""
    now = _as_sent(written)
    if seen is None or seen == now:
        return Meeting(sent, {})
    fields, clashes = sent.copy(), {}
    for name, theirs in now.items():
        mine = sent.get(name, "").strip()
        if theirs in (seen.get(name, ""), mine):
            continue
        if mine == seen.get(name, ""):
            fields[name] = theirs
        else:
            clashes[name] = theirs
    return Meeting(fields, clashes)


def clashes_shown(form: Form, clashes: dict[str, str]) -> list[tuple[str, str]]:
    """Label, and what the colleague wrote in words."""
    shown = []
    for name, theirs in clashes.items():
        field = form.fields[name]
        shown.append((str(field.label), _words(field, theirs)))
    return shown


def _words(field, value: str) -> str:
    if isinstance(field, BooleanField):
        return "✓" if value else "–"
    for code, label in _flat(getattr(field, "choices", ())):
        if str(code) == value:
            return str(label)
    return value or "–"


def _flat(choices):
    for code, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield code, label
