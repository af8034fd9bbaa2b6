# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people correct one thing: the second is shown both versions, and what she typed stays in the form."""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form

from lgnet.casework.errors import ChangedMeanwhile
from lgnet.casework.web.acting import acted


def named(request, version_id: UUID) -> UUID:
    """The version that the form on the screen corrects: that of the address, or the one shown with it meanwhile."""
    try:
        return UUID(request.POST.get("of", "")) if request.method == "POST" else version_id
    except ValueError:
        return version_id


def corrected(form: Form, former, act: Callable) -> tuple[bool, object | None]:
    """Whether `act(replaces=former, …)` went through; else what a colleague has written, when that is why.

    The form's page then says `of` that newer version, so that saving once more corrects it and loses neither.
    """
    found = []

    def attempt(**told) -> None:
        try:
            act(replaces=former, **told)
        except ChangedMeanwhile as problem:
            found.append(problem.newest)
            raise

    done = acted(form, attempt)
    return done, (found[0] if found else None)
