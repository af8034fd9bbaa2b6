# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the pages tell what came of a form or a button."""

from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.errors import OnlyByButton

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def done(form: forms.Form, action: Callable[[], object], *, fields: Mapping[str, str] | None = None) -> bool:
    """Do it, or say on the form why not: beside the field that `fields` names for the problem's code, else above all.

    Nothing typed is lost. What the reader may not do at all leaves as a page of its own.
    """
    try:
        with transaction.atomic():
            action()
    except (Conflict, Invalid) as problem:
        form.add_error((fields or {}).get(problem.code), f"{problem.words()} {problem.advice()}".strip())
        return False
    return True


def pressed(request: HttpRequest, action: Callable[[], object], words: str) -> None:
    """Do what a button asks and say so on the next page, or why not."""
    if request.method != "POST":
        raise OnlyByButton()
    try:
        with transaction.atomic():
            action()
    except (Conflict, Invalid) as problem:
        messages.error(request, f"{problem.words()} {problem.advice()}".strip())
    else:
        messages.success(request, words)


def status(form: forms.Form) -> int:
    """422: the same page again, with what is to be corrected."""
    return 422 if form.is_bound else 200
