# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people correct one thing: each field that only one of them changed is kept as that one wrote it; where both
wrote differently both versions are shown and nothing is saved until somebody has chosen.

A form says how things stood when it was made (`signed`), and brings it back in a hidden field. The page holds the row
(`select_for_update`) before it compares, so that nobody passes in between.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.db.models import Model
from django.forms import BooleanField, DateField, Field, Form
from django.http import QueryDict
from django.utils.formats import date_format

SALT = "trust.as-seen"
HIDDEN = "seen"
"""The name of the hidden field, unless a form has one of its own that is called so."""


@dataclass(frozen=True)
class Meeting:
    fields: QueryDict
    """What the form now says: what was typed, and what a colleague has changed besides."""
    clashes: dict[str, str]
    """What a colleague wrote in fields that both changed, by the field's name."""


def signed(of: Model, written: dict, fields: Mapping[str, Field]) -> str:
    """How it is written now, for the form to bring back."""
    return signing.dumps({"of": str(of.pk), "fields": _as_sent(written, fields)}, salt=SALT, compress=True)


def meeting(
    sent: QueryDict, of: Model, written: dict, fields: Mapping[str, Field], *, hidden: str = HIDDEN
) -> Meeting:
    """Bring together what was typed, what was there when the form was made and what is there now (`written`)."""
    seen, now = _seen(sent.get(hidden, ""), of), _as_sent(written, fields)
    if seen is None or seen == now:
        return Meeting(sent, {})
    together, clashes = sent.copy(), {}
    for name, theirs in now.items():
        mine = sent.get(name, "").strip()
        if theirs in (seen.get(name, ""), mine):
            continue
        if mine == seen.get(name, ""):
            together[name] = theirs
        else:
            clashes[name] = theirs
    return Meeting(together, clashes)


def clashes_shown(form: Form, clashes: dict[str, str]) -> list[tuple[str, str]]:
    """Label, and what the colleague wrote in words."""
    return [(str(form.fields[name].label), _words(form.fields[name], said)) for name, said in clashes.items()]


def _as_sent(written: dict, fields: Mapping[str, Field]) -> dict[str, str]:
    """As a browser would send it."""
    sent = {}
    for name, field in fields.items():
        value, ticked = written.get(name), isinstance(field, BooleanField)
        sent[name] = ("on" if value else "") if ticked else str(value or "")
    return sent


def _seen(said: str, of: Model) -> dict[str, str] | None:
    """None when the form does not say, or speaks of something else."""
    try:
        seen = signing.loads(said, salt=SALT)
    except signing.BadSignature:
        return None
    return seen["fields"] if seen["of"] == str(of.pk) else None


def _words(field: Field, value: str) -> str:
    if isinstance(field, BooleanField):
        return "✓" if value else "–"
    if isinstance(field, DateField) and value:
        return date_format(date.fromisoformat(value), "j F Y")
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
