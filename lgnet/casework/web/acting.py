# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form that calls an action: a refusal is told on the form, so that nothing typed is lost."""

from collections.abc import Callable

from django.forms import Form

from lgnet.casework.errors import WrittenMeanwhile
from lgnet.kernel.errors import Conflict, Invalid, Problem

REFUSED = 422


def tell(form: Form, problem: Problem) -> None:
    """Put the problem's words and advice above the form, and remember its status."""
    form.add_error(None, " ".join(filter(None, (problem.words(), problem.advice()))))
    form.status = problem.status if isinstance(problem, Conflict) else REFUSED


def acted(form: Form, act: Callable[..., object]) -> bool:
    """Whether the form was right and the action done; what the reader may not do at all still leaves as a page."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except (Conflict, Invalid) as problem:
        tell(form, problem)
        return False
    return True


def clash(form: Form) -> None:
    """What was typed meets what a colleague wrote: it is judged, told above the form, and not saved."""
    form.is_valid()
    tell(form, WrittenMeanwhile())


def status_of(form: Form) -> int:
    """The status of a page that shows this form: 200 before it is sent, 422 or 409 when it comes back."""
    if not form.is_bound or form.is_valid():
        return 200
    return getattr(form, "status", REFUSED)
