# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small form says how things stood when it was made: whoever saves after a colleague sees hers first."""

from django.core import signing
from django.forms import Form
from django.http import HttpRequest

from lgnet.casework.errors import WrittenMeanwhile
from lgnet.casework.web.acting import tell

SALT = "casework.as-seen"


def signed(written: dict) -> str:
    """How things stand now, for the form to bring back."""
    return signing.dumps(_words(written), salt=SALT, compress=True)


def met(request: HttpRequest, form: Form, written: dict) -> list[tuple[str, str]]:
    """What a colleague has written since the form was made: label and words; told on the form too. Empty: go on."""
    try:
        seen = signing.loads(request.POST.get("seen", ""), salt=SALT)
    except signing.BadSignature:
        return []
    theirs = {name: words for name, words in _words(written).items() if words != seen.get(name, "")}
    mine = {name: request.POST.get(name, "").strip() for name in theirs}
    if theirs == mine or not theirs:
        return []
    form.is_valid()
    tell(form, WrittenMeanwhile())
    return [
        (str(form.fields[name].label), _shown(form.fields[name], words)) for name, words in theirs.items()
    ]


def _words(written: dict) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in written.items()}


def _shown(field, words: str) -> str:
    labels = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    return labels.get(words, words) or "–"
